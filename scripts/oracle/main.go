// Says what BuildKit makes of texts: one question in JSON on each line of the standard input, one answer on each line of
// the standard output. scripts/buildkit-tables.ts asks.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	iofs "io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	"github.com/moby/patternmatcher/ignorefile"
	digest "github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
	"github.com/tonistiigi/fsutil"
)

type question struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	// Of a Dockerfile.
	Target string            `json:"target"`
	Args   map[string]string `json:"args"`
	// Of a word: the sign that escapes.
	Escape string `json:"escape"`
	// Of an ignore file: the folder.
	Folder string `json:"folder"`
}

type answer struct {
	Refused bool `json:"refused,omitempty"`
	// Of a Dockerfile: the images that it needs, whether it fetches what no checksum holds, and its frontend.
	Images  []string `json:"images,omitempty"`
	Fetches bool     `json:"fetches,omitempty"`
	Syntax  string   `json:"syntax,omitempty"`
	// Of a word.
	Word *string `json:"word,omitempty"`
	// Of an ignore file: what is sent.
	Paths []string `json:"paths,omitempty"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			var q question
			if err := json.Unmarshal(line, &q); err != nil {
				panic(err)
			}
			if err := out.Encode(answerTo(q)); err != nil {
				panic(err)
			}
		}
		if err != nil {
			return
		}
	}
}

func answerTo(q question) answer {
	switch q.Kind {
	case "dockerfile":
		return readDockerfile(q)
	case "word":
		env := []string{}
		for name, value := range q.Args {
			env = append(env, name+"="+value)
		}
		word, _, err := shell.NewLex(rune(q.Escape[0])).ProcessWord(q.Text, shell.EnvsFromSlice(env))
		if err != nil {
			return answer{Refused: true}
		}
		return answer{Word: &word}
	case "ignore":
		return walk(q)
	}
	panic(q.Kind)
}

// recorder stands for the registries: it has every image, and knows which were asked for.
type recorder struct {
	mu     sync.Mutex
	images map[string]struct{}
}

func (r *recorder) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.images[ref] = struct{}{}
	return ref, "", []byte(`{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:0"]}}`), nil
}

func readDockerfile(q question) answer {
	ctx := context.Background()
	resolver := &recorder{images: map[string]struct{}{}}
	platform := ocispecs.Platform{OS: "linux", Architecture: "amd64"}
	config := dockerui.Config{
		BuildArgs:       q.Args,
		Target:          q.Target,
		BuildPlatforms:  []ocispecs.Platform{platform},
		TargetPlatforms: []ocispecs.Platform{platform},
	}
	syntax, _, _, _ := parser.DetectSyntax([]byte(q.Text))
	caps := pb.Caps.CapSet(pb.Caps.All())
	opt := dockerfile2llb.ConvertOpt{Config: config, MetaResolver: resolver, TargetPlatform: &platform, LLBCaps: &caps}
	result, err := dockerfile2llb.Dockerfile2LLB(ctx, []byte(q.Text), opt)
	if err != nil {
		return answer{Refused: true, Syntax: syntax}
	}
	fetches, err := fetchesUnpinned(ctx, result.State)
	if err != nil {
		return answer{Refused: true, Syntax: syntax}
	}
	images := []string{}
	for image := range resolver.images {
		images = append(images, image)
	}
	slices.Sort(images)
	return answer{Images: images, Fetches: fetches, Syntax: syntax}
}

func fetchesUnpinned(ctx context.Context, state llb.State) (bool, error) {
	def, err := state.Marshal(ctx)
	if err != nil {
		return false, err
	}
	for _, dt := range def.Def {
		var op pb.Op
		if err := op.Unmarshal(dt); err != nil {
			return false, err
		}
		source := op.GetSource()
		if source == nil {
			continue
		}
		isWeb := strings.HasPrefix(source.Identifier, "http://") || strings.HasPrefix(source.Identifier, "https://")
		isGit := strings.HasPrefix(source.Identifier, "git://")
		if isWeb && source.Attrs[pb.AttrHTTPChecksum] == "" || isGit && source.Attrs[pb.AttrGitChecksum] == "" {
			return true, nil
		}
	}
	return false, nil
}

func walk(q question) answer {
	patterns, err := ignorefile.ReadAll(bytes.NewBufferString(q.Text))
	if err != nil {
		return answer{Refused: true}
	}
	root, err := fsutil.NewFS(q.Folder)
	if err != nil {
		panic(err)
	}
	filtered, err := fsutil.NewFilterFS(root, &fsutil.FilterOpt{ExcludePatterns: patterns})
	if err != nil {
		return answer{Refused: true}
	}
	paths := []string{}
	err = filtered.Walk(context.Background(), "/", func(path string, _ iofs.DirEntry, err error) error {
		if err == nil {
			paths = append(paths, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		return answer{Refused: true}
	}
	slices.Sort(paths)
	return answer{Paths: paths}
}
