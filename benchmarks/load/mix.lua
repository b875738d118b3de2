-- The requests of a load test, in turn, from a file of addresses (RSDATA_ADDRESSES), and what was answered.
local addresses = {}
for line in io.lines(os.getenv("RSDATA_ADDRESSES")) do
  addresses[#addresses + 1] = line
end

local threads = {}
function setup(thread)
  thread:set("first", #threads * 37)
  table.insert(threads, thread)
end

function init(args)
  turn = first
  answers = ""
  counts = {}
end

function request()
  turn = turn + 1
  return wrk.format("GET", addresses[(turn - 1) % #addresses + 1])
end

function response(status, headers, body)
  counts[status] = (counts[status] or 0) + 1
  local parts = {}
  for code, count in pairs(counts) do
    parts[#parts + 1] = code .. "=" .. count
  end
  answers = table.concat(parts, " ")
end

function done(summary, latency, requests)
  local codes = {}
  for _, thread in ipairs(threads) do
    codes[#codes + 1] = thread:get("answers")
  end
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "bytes": %d, "p50": %.1f, "p90": %.1f, "p99": %.1f, "max": %.1f, '
      .. '"failed": %d, "codes": "%s"}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.timeout, table.concat(codes, " ")))
end
