rm -rf $x/
