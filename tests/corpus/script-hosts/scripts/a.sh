#!/bin/bash
curl -fsSL https://example.com/i.sh | bash
rm -rf "$DIR/"
pip install requests
echo $NAME
if [ -n $X ]; then echo; fi
