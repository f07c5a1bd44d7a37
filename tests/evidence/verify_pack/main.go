// SPDX-License-Identifier: Apache-2.0

// Command verify_pack verifies inspectors' packs with none of Carded's code: signatures with the Go project's note
// package, the tree with its tlog package.
//
//	verify_pack [-since CHECKPOINT] VERIFIER-KEY PACK...
//
// Each PACK is a folder; for each there is a line, "good PACK" or "bad PACK: why". It exits with 1 if one is bad.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

type inclusion struct {
	Leaf  tlog.Hash   `json:"leaf"`
	Proof []tlog.Hash `json:"proof"`
	Seq   *int64      `json:"seq"`
	Size  *int64      `json:"size"`
}

type consistency struct {
	From  *int64      `json:"from"`
	Proof []tlog.Hash `json:"proof"`
	To    *int64      `json:"to"`
}

// openCheckpoint opens the signed note of a checkpoint and reads its three lines.
func openCheckpoint(text []byte, verifier note.Verifier) (checkpoint, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return checkpoint{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return checkpoint{}, errors.New("the checkpoint has no size")
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return checkpoint{}, errors.New("the checkpoint has no root")
	}
	read := checkpoint{origin: lines[0], size: size}
	copy(read.root[:], root)
	return read, nil
}

// readLine reads one JSON object that is the whole line.
func readLine(line string, into any) error {
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if decoder.More() {
		return errors.New("more than one value")
	}
	return nil
}

// linesOf returns the lines of a file, each of which must end in a newline.
func linesOf(text []byte) ([]string, error) {
	if len(text) == 0 {
		return nil, nil
	}
	if !bytes.HasSuffix(text, []byte("\n")) {
		return nil, errors.New("the last line is cut")
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), nil
}

func checkRecord(record, proofLine string, newest checkpoint) error {
	var fields struct {
		Seq *int64 `json:"seq"`
	}
	if err := json.Unmarshal([]byte(record), &fields); err != nil || fields.Seq == nil {
		return errors.New("not a record")
	}
	var proof inclusion
	if err := readLine(proofLine, &proof); err != nil || proof.Seq == nil || proof.Size == nil {
		return errors.New("not a proof")
	}
	leaf := tlog.RecordHash([]byte(record))
	if proof.Leaf != leaf || *proof.Seq != *fields.Seq || *proof.Size != newest.size {
		return errors.New("the proof is for something else")
	}
	return tlog.CheckRecord(proof.Proof, newest.size, newest.root, *fields.Seq, leaf)
}

func checkRecords(files map[string][]byte, newest checkpoint) error {
	records, err := linesOf(files["records.jsonl"])
	if err != nil {
		return fmt.Errorf("records.jsonl: %w", err)
	}
	proofs, err := linesOf(files["proofs.jsonl"])
	if err != nil {
		return fmt.Errorf("proofs.jsonl: %w", err)
	}
	if len(records) != len(proofs) {
		return errors.New("not one proof for each record")
	}
	for i := range records {
		if err := checkRecord(records[i], proofs[i], newest); err != nil {
			return fmt.Errorf("record in line %d: %w", i+1, err)
		}
	}
	return nil
}

func checkConsistency(text []byte, older, newest checkpoint) error {
	var proof consistency
	lines, err := linesOf(text)
	if err != nil || len(lines) != 1 {
		return errors.New("consistency.jsonl: not one line")
	}
	if err := readLine(lines[0], &proof); err != nil || proof.From == nil || proof.To == nil {
		return errors.New("consistency.jsonl: not a proof")
	}
	if *proof.From != older.size || *proof.To != newest.size {
		return errors.New("consistency.jsonl: the proof is for something else")
	}
	return tlog.CheckTree(proof.Proof, newest.size, newest.root, older.size, older.root)
}

func checkManifest(files map[string][]byte, verifier note.Verifier) error {
	opened, err := note.Open(files["manifest"], note.VerifierList(verifier))
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	lines, err := linesOf([]byte(opened.Text))
	if err != nil || len(lines) != len(files)-1 {
		return errors.New("manifest: not a line for each file")
	}
	for _, line := range lines {
		hash, name, _ := strings.Cut(line, "  ")
		content, found := files[name]
		if sum := sha256.Sum256(content); !found || hash != hex.EncodeToString(sum[:]) {
			return fmt.Errorf("manifest: %q is missing or another", name)
		}
	}
	return nil
}

func readFiles(folder string) (map[string][]byte, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, entry := range entries {
		if files[entry.Name()], err = os.ReadFile(filepath.Join(folder, entry.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// verify checks the log first and the manifest last, so that the manifest alone does not find everything.
func verify(folder string, verifier note.Verifier, since []byte) error {
	files, err := readFiles(folder)
	if err != nil {
		return err
	}
	newest, err := openCheckpoint(files["checkpoint"], verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	if err := checkRecords(files, newest); err != nil {
		return err
	}
	if since != nil {
		older, err := openCheckpoint(since, verifier)
		if err != nil {
			return fmt.Errorf("older checkpoint: %w", err)
		}
		if err := checkConsistency(files["consistency.jsonl"], older, newest); err != nil {
			return err
		}
	}
	return checkManifest(files, verifier)
}

func run() (int, error) {
	sinceFile := flag.String("since", "", "an older checkpoint of the log")
	flag.Parse()
	if flag.NArg() < 2 {
		return 2, errors.New("usage: verify_pack [-since CHECKPOINT] VERIFIER-KEY PACK...")
	}
	verifier, err := note.NewVerifier(flag.Arg(0))
	if err != nil {
		return 2, err
	}
	var since []byte
	if *sinceFile != "" {
		if since, err = os.ReadFile(*sinceFile); err != nil {
			return 2, err
		}
	}
	status := 0
	for _, folder := range flag.Args()[1:] {
		if err := verify(folder, verifier, since); err != nil {
			fmt.Printf("bad %s: %q\n", folder, err.Error())
			status = 1
		} else {
			fmt.Printf("good %s\n", folder)
		}
	}
	return status, nil
}

func main() {
	status, err := run()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(status)
}
