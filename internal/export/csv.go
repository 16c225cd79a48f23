package export

import (
	"bufio"
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// A column is a table's heading and what stands under it in the row of a record.
type column[T any] struct {
	name string
	cell func(T) string
}

// writeCSV writes the table of the records, one a row, under a header row. Rows of records
// that hold are taken from the former file, if there is one.
func writeCSV[T any](out io.Writer, columns []column[T], rows records[T], before *former) error {
	const size = 32 << 10
	buffer := bufio.NewWriterSize(out, size)
	w := csv.NewWriter(buffer) // which has no other buffer then
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.name
	}
	if err := w.Write(row); err != nil {
		return err
	}
	before.row()
	for record := range rows {
		before.row()
		if before.holds(record.of) {
			if _, err := buffer.Write(before.part); err != nil {
				return err
			}
			continue
		}
		made := record.make()
		for i, c := range columns {
			row[i] = guard(clean(c.cell(made)))
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	before.end()
	w.Flush()
	return w.Error()
}

// guard keeps spreadsheets from running a cell: they take one that begins with
// one of these signs for a formula, and so an article's headline could call
// programs or send the sheet away (https://owasp.org/www-community/attacks/CSV_Injection).
//
// Cells that begin with apostrophes and such a sign are guarded too, so that
// taking one apostrophe away always gives the data back.
func guard(cell string) string {
	if isFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// isFormula knows the full-width signs too: spreadsheets set to Chinese or
// Japanese read them like the others.
func isFormula(cell string) bool {
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}

// clean makes text that CSV and iCalendar can hold: valid UTF-8, LF for every
// line break, and no control characters besides LF and the tab.
func clean(s string) string {
	if !strings.ContainsFunc(s, isUnclean) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case isControl(r):
			return -1
		}
		return r
	}, s)
}

// isUnclean reports what clean would change, and U+FFFD, as which invalid UTF-8 shows.
func isUnclean(r rune) bool { return isControl(r) || r == utf8.RuneError }

func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0
}

// list is several values in one cell.
func list[T any](values []T, text func(T) string) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = text(v)
	}
	return strings.Join(texts, "; ")
}
