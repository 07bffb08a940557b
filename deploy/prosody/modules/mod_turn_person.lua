-- TURN credentials (XEP-0215) that tell people apart, so that coturn's quota is one person's and not everybody's. The
-- name is a hash: it goes over the network in the clear. The portal makes the same one.
local base64 = require "util.encodings".base64;
local hmac_sha1 = require "util.hashes".hmac_sha1;

local secret = assert(module:get_option_string("turn_person_secret"), "turn_person_secret is missing");

local function sign(event)
	local person = hmac_sha1(secret, event.origin.username, true):sub(1, 16);
	for _, service in ipairs(event.services) do
		if service.restricted then
			service.username = service.expires .. ":" .. person;
			service.password = base64.encode(hmac_sha1(secret, service.username));
		end
	end
end
module:hook("external_service/services", sign);
module:hook("external_service/credentials", sign);
