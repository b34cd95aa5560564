#!/bin/sh
# Applies migrations.
DB=$1
for f in `ls migrations/*.sql`
do
  psql $DB -f $f
done
if [ $? == 0 ]; then
  echo -e "ok\n"
fi
read answer
[[ $answer = y ]] && rm -rf "$TMP_DIR/"
