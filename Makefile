# Every target is a line or two that calls go. `make site` builds the site,
# `make test` passes the tests; nothing but Go is needed.
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
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
browser:
	go test -tags browser ./internal/browser
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
