#!/usr/bin/env bash
# What the action runs: installs Vaultproof from its own checkout, apart from the job's packages, and checks the vault.
set -euo pipefail

room=$(mktemp -d)
python3 -m venv "$room"
"$room/bin/pip" install -q "$SOURCE"

options=(--format "$FORMAT")
[ -z "$OUTPUT" ] || options+=(--output "$OUTPUT")
[ -z "$FAIL_ON" ] || options+=(--fail-on "$FAIL_ON")
[ -z "$BASELINE" ] || options+=(--baseline "$BASELINE")
[ "$STRICT" != true ] || options+=(--strict)
exec "$room/bin/vaultproof" check "${options[@]}" -- "$VAULT"
