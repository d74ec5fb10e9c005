-- An exact sliding-window log in one list: the instant, in microseconds of the server's clock, of each request that was
-- allowed, oldest first. KEYS[1] the log; ARGV[1] the window in milliseconds; ARGV[2] the limit.
-- Answers { allowed 0 or 1, used, microseconds until one more is allowed, microseconds until the log is empty }.
local log = KEYS[1]
local window = tonumber(ARGV[1]) * 1000
local limit = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

-- One that is exactly a window old has left it.
local oldest = redis.call('LINDEX', log, 0)
while oldest and tonumber(oldest) <= now - window do
  redis.call('LPOP', log)
  oldest = redis.call('LINDEX', log, 0)
end

local used = redis.call('LLEN', log)
local allowed = 0
if used < limit then
  allowed = 1
  used = used + 1
  -- tostring would round so large a number.
  redis.call('RPUSH', log, string.format('%.0f', now))
  redis.call('PEXPIRE', log, math.ceil(window / 1000) + 1000)
end

local function untilItLeaves(position)
  local instant = redis.call('LINDEX', log, position)
  if not instant then return 0 end
  return math.max(0, tonumber(instant) + window - now)
end

local retryAfter = 0
if used >= limit then retryAfter = untilItLeaves(used - limit) end
return { allowed, used, retryAfter, untilItLeaves(-1) }
