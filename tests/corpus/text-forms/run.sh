#!/bin/bash
echo "naïve" $1
if [ $2 = "🐳" ]; then echo ✓ $3; fi
