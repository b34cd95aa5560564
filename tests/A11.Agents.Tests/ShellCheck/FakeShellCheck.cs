using System.Runtime.Versioning;
using A11.Agents.ShellCheck;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.ShellCheck;

/// <summary>A program that is called like ShellCheck, and does what a test says.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeShellCheck : IDisposable
{
    /// <summary>Reports each “BAD” of each file, as the real one would: lines and columns from 1, columns in code points.</summary>
    public const string Honest = """
        #!/usr/bin/env bash
        export LC_ALL=C.UTF-8
        echo "$#" >> "$(dirname "$0")/calls"
        printf '{"comments":['
        separator=
        for file; do
          [[ $file == --* ]] && continue
          number=0
          while IFS= read -r line || [[ $line ]]; do
            number=$((number + 1))
            before=${line%%BAD*}
            [[ $before == "$line" ]] && continue
            printf '%s{"file":"%s","line":%d,"endLine":%d,"column":%d,"endColumn":%d,"level":"warning","code":2999,"message":"%s","fix":null}' \
              "$separator" "$file" $number $number $((${#before} + 1)) $((${#before} + 4)) 'Mind it.'
            separator=,
          done < "$file"
        done
        printf ']}'
        [[ $separator ]] && exit 1 || exit 0

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("a11-fake-").FullName;

    public FakeShellCheck(string text)
    {
        Program = Path.Combine(_folder, "shellcheck");
        File.WriteAllText(Program, text.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Program { get; }

    /// <summary>The number of files and options of each call.</summary>
    public int[] Calls => [.. File.ReadAllLines(Path.Combine(_folder, "calls")).Select(int.Parse)];

    public string PathVariable => _folder;

    /// <summary>Checks files with the rules and this program.</summary>
    public AnalysisResult Check(params (string Path, string Text)[] files)
    {
        var source = new MemoryFileSource(files.Select(file => KeyValuePair.Create(file.Path, file.Text)));
        var settings = TestEngine.Load(source);
        return TestEngine.Default.With(new ShellCheckRunner(Program, TimeSpan.FromSeconds(1))).Run(source, settings);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
