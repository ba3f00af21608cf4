#!/bin/sh
# Prints the command of README.md that stands under `<!-- command: NAME -->`, so that scripts run what people read.
set -eu
awk -v marker="<!-- command: $1 -->" '
    $0 == marker { found = 1; next }
    found && /^```/ { if (++fences == 2) exit; next }
    found && fences == 1 { print }
' "$(dirname "$0")/../../README.md"
