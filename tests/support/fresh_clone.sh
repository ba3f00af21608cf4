#!/bin/sh
# Clones this checkout, gives the clone an empty HOME and no display, and runs README's two commands there.
set -eu
checkout=$(cd "$(dirname "$0")/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

git -c safe.directory="$checkout" clone --quiet --no-hardlinks "$checkout" "$place/clone"
mkdir "$place/home"
cd "$place/clone"
unset DISPLAY WAYLAND_DISPLAY VIRTUAL_ENV PYTHONPATH XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CACHE_HOME
export HOME="$place/home"

for name in tour test; do
    command=$(tests/support/readme_command.sh "$name")
    echo "== $name: $command"
    sh -euc "$command"
done
test -s map-designer-tour/*.pdf
echo "== a fresh clone runs both commands"
