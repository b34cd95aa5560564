#!/bin/sh
set -e
. ./lib/common.sh
host=$1
array=(a b c)
echo ${array[0]}
if [ "$host" == "prod" -a -n "$TOKEN" ]; then
  ssh $host "cd /srv && git pull"
fi
while read line; do
  ssh "$line" uptime
done < hosts.txt
find . -name "*.log" -exec rm {} \;
echo "Done $(date)
