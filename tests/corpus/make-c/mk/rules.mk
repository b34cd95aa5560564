DIST := $(shell ls dist)
.PHONY: dist
dist:
	tar czf prog-$(VERSION).tar.gz $(DIST)
