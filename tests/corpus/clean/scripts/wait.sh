#!/bin/sh
# Waits until the service answers.
set -eu

url=${1:?usage: wait.sh URL}
tries=30
until curl --fail --silent --output /dev/null "$url"; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ]; then
    echo "no answer from $url" >&2
    exit 1
  fi
  sleep 1
done
