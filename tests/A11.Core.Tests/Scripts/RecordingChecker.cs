using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Scripts;

/// <summary>Stands for ShellCheck: keeps the scripts that it is given, and finds each place of some words.</summary>
internal sealed class RecordingChecker(params (string Word, int Number, Severity Severity)[] found) : IScriptChecker
{
    public ImmutableArray<ScriptToCheck> Scripts { get; private set; } = [];

    public string? Failure { get; init; }

    /// <summary>What its fixes write before and after a word.</summary>
    public string Inserted { get; init; } = "\"";

    public ImmutableArray<ScriptVerdict> Check(ImmutableArray<ScriptToCheck> scripts, Repository repository, CancellationToken cancellation)
    {
        Scripts = scripts;
        return [.. scripts.Select(script => new ScriptVerdict([.. found.SelectMany(word => Find(word, script.Script.Text))], Failure))];
    }

    /// <summary>The scripts of a file.</summary>
    public static ImmutableArray<EmbeddedScript> ScriptsOf(string path, string text)
    {
        var checker = new RecordingChecker();
        _ = Run(checker, new KeyValuePair<string, string>(path, text));
        return [.. checker.Scripts.Select(script => script.Script)];
    }

    public static AnalysisResult Run(IScriptChecker checker, params KeyValuePair<string, string>[] files)
    {
        var source = new MemoryFileSource(files);
        var settings = TestEngine.Load(source);
        Assert.IsTrue(settings.Problems.IsEmpty, string.Join('\n', settings.Problems.Select(problem => problem.Message)));
        return TestEngine.Default.With(checker).Run(source, settings);
    }

    private IEnumerable<ScriptFinding> Find((string Word, int Number, Severity Severity) found, string text)
    {
        for (var at = text.IndexOf(found.Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(found.Word, at + 1, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, found.Word.Length);
            yield return new ScriptFinding(found.Number, found.Severity, span, $"Mind {found.Word}.", [new TextEdit(new TextSpan(span.Start, 0), Inserted), new TextEdit(new TextSpan(span.End, 0), Inserted)]);
        }
    }
}
