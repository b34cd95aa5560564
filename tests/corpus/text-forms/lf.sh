#!/bin/bash
echo “quoted” $1
echo "日本語" ; cd $2
