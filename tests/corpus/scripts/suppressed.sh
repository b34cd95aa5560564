#!/bin/bash
# a11:disable AXS2086 -- the names are words of their own
rm $1
# shellcheck disable=SC2086
cp $1 $2
# a11:disable AXS2086 -- nothing is wrong here
echo "$1"
# a11:disable AXS9999 -- no such check
mv $1 $2
