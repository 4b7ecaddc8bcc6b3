# Puts what the other subcommands found last into docs/benchmarks.md. Takes no time.
awk -v out="$out" '
    /^<!-- output: ci\/bench / {
        print
        file = out "/" $4 ".md"
        skipping = 0
        while ((getline line < file) > 0) { print line; skipping = 1 }
        next
    }
    /^<!-- end -->/ { skipping = 0 }
    !skipping' docs/benchmarks.md >"$out/benchmarks.md"
cp "$out/benchmarks.md" docs/benchmarks.md
