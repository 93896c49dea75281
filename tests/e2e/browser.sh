# Runs Chromium for as long as somebody holds this script's standard input open, and not a second longer, however that
# process ends. CHROMIUM names another program than those that are looked for.
#
# browser.sh PROFILE ARGUMENT...: the profile is a folder, made and removed here.

profile=$1
shift

for program in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable \
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
  command -v "$program" >/dev/null && break
done

"$program" "$@" --user-data-dir="$profile" 2>&1 </dev/null &
browser=$!

# A browser that does not start is noticed by whoever reads what it prints: nobody else holds that open.
exec >/dev/null
cat

kill -TERM $browser 2>/dev/null
# All that it started is in the group of this script, and ends with it at the latest.
(sleep 10 && kill -KILL 0) &
wait $browser 2>/dev/null
# Its other processes may write a last time.
until rm -rf "$profile" 2>/dev/null; do sleep 1; done
kill -KILL 0
