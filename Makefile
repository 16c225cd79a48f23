# Every target is a line or two that calls go. `make site` builds the site,
# `make test` passes the tests; nothing but Go is needed. `make browser` needs
# chromium, and npm to fetch axe-core.
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
AXE := axe-core-4.12.1
FUZZTIME ?= 20s
PREFIX ?= /usr/local

.PHONY: build site serve test browser lint check golden fuzz bench bench-go install clean

build:
	go build -o bin/digest ./cmd/digest
site:
	go run ./cmd/digest build
serve:
	go run ./cmd/digest serve
test:
	go test ./...
browser: bin/$(AXE).js
	go test -tags browser ./internal/browser
bin/$(AXE).js: # for tests only; they hold it to its sum
	mkdir -p bin
	cd bin && npm pack --silent $(subst core-,core@,$(AXE)) && tar -xzOf $(AXE).tgz package/axe.min.js > $(AXE).part
	cd bin && mv $(AXE).part $(AXE).js && rm $(AXE).tgz
lint:
	go run $(GOLANGCI) run ./...
check: lint test
golden:
	go test ./bench ./cmd/digest ./internal/card ./internal/export ./internal/feed ./internal/importer ./internal/plan ./internal/render -update
fuzz:
	for p in $$(go list ./...); do for f in $$(go test -list '^Fuzz' $$p | grep ^Fuzz); do \
		go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; done; done
bench:
	go run ./bench $(BENCHFLAGS)
bench-go:
	go test -run '^$$' -bench . -benchmem ./internal/...
install: build
	install -D bin/digest $(DESTDIR)$(PREFIX)/bin/digest
clean:
	rm -rf bin public .digest/build-* # not .digest/originals: imports are repeated from them
