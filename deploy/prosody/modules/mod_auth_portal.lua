-- Signs in with a token of the portal in place of a password: a JWT (HS256) for this user and host, good for a short
-- time and for one sign-in. Nobody is asked, so sign-ins go on while the portal is away.
local jwt = require "util.jwt";
local new_sasl = require "util.sasl".new;

local secret = assert(module:get_option_string("portal_secret"), "portal_secret is missing");
-- Seconds. The portal gives 60; more than this was not made by it.
local longest = module:get_option_number("portal_longest_life", 300);

local used = {}; -- ids of tokens, with the time until which they would be good

local function sweep(now)
	for id, expires in pairs(used) do
		if expires < now then used[id] = nil; end
	end
	return 60;
end
module:add_timer(60, sweep);

local function is_good(username, token)
	local ok, claims = jwt.verify(secret, token or "");
	if not ok or type(claims) ~= "table" then return false; end
	local now, expires, id = os.time(), claims.exp, claims.jti;
	if type(expires) ~= "number" or expires <= now or expires > now + longest then return false; end
	if claims.aud ~= module.host or claims.sub ~= username then return false; end
	if type(id) ~= "string" or used[id] then return false; end
	used[id] = expires;
	return true;
end

local provider = { name = "portal" };
function provider.test_password(username, token) return is_good(username, token); end
-- Accounts are the portal's business: whoever it names exists.
function provider.user_exists() return true; end
function provider.users() return function () end; end
function provider.set_password() return nil, "The portal has the accounts."; end
provider.create_user, provider.delete_user = provider.set_password, provider.set_password;
function provider.get_sasl_handler()
	return new_sasl(module.host, {
		plain_test = function (_, username, token) return is_good(username, token), true; end;
	});
end
module:provides("auth", provider);
