-- One node. Both have the same file; only one is in use at a time (haproxy/haproxy.cfg).
pidfile = "{{PROSODY_PIDFILE}}"
data_path = "{{PROSODY_DATA}}"
-- None of its own; else it looks for them beside this file and complains.
certificates = "{{PROSODY_DATA}}"
plugin_paths = { "{{PROSODY_MODULES}}" }
{{#PROSODY_AS_ROOT}}
run_as_root = true
{{/PROSODY_AS_ROOT}}
log = { { levels = { min = "info" }, to = "console" } }

-- Browsers come by WebSocket through HAProxy, which has done the TLS. Nobody else comes.
c2s_ports = {}
s2s_ports = {}
https_ports = {}
http_ports = { {{XMPP_PORT}} }
http_interfaces = { "{{PRIVATE_IP}}" }
http_default_host = "{{DOMAIN}}"
trusted_proxies = { "127.0.0.1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8" }
consider_websocket_secure = true
http_cors_override = { websocket = { enabled = true } }

modules_enabled = {
  "roster", "saslauth", "disco", "ping", "time", "presence", "message", "iq",
  "websocket", "smacks", "carbons", "blocklist", "limits",
  "external_services", "turn_person",
}
-- No offline store: a call that nobody heard must not ring tomorrow.
modules_disabled = { "s2s", "tls", "offline" }

-- Long enough to change networks; a phone that is gone stops being called after it.
smacks_hibernation_time = 60
smacks_max_queue_size = 200
-- A call of four sends some 40 kB within a second, a client never more than 64 kB at once.
limits = { c2s = { rate = "50kb/s", burst = "4s" } }
c2s_stanza_size_limit = 131072

VirtualHost "{{DOMAIN}}"
  authentication = "portal"
  portal_secret = "{{XMPP_TOKEN_SECRET}}"
  turn_person_secret = "{{TURN_SECRET}}"
  external_services = {
{{#TURN_HOSTS}}
    { type = "stun", transport = "udp", host = "{{.}}", port = {{TURN_PORT}} },
    { type = "turn", transport = "udp", host = "{{.}}", port = {{TURN_PORT}}, ttl = 3600, secret = "{{TURN_SECRET}}" },
    { type = "turn", transport = "tcp", host = "{{.}}", port = {{TURN_PORT}}, ttl = 3600, secret = "{{TURN_SECRET}}" },
    { type = "turns", transport = "tcp", host = "{{.}}", port = {{TURN_TLS_PORT}}, ttl = 3600, secret = "{{TURN_SECRET}}", algorithm = "turn" },
{{/TURN_HOSTS}}
  }
