using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Fixes;
using A11.Core.Tests.Pages;
using A11.Tests;

namespace A11.Core.Tests.Fixes;

/// <summary>A file to fix, with all rules switched on.</summary>
/// <param name="Place">Where it comes from.</param>
/// <param name="File">Its path.</param>
/// <param name="Content">Its text.</param>
/// <param name="Others">The files beside it.</param>
internal sealed record FixSample(string Place, string File, string Content, ImmutableDictionary<string, string> Others)
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    /// <summary>The examples of the rules' pages.</summary>
    public static IEnumerable<FixSample> Pages => RulePage.All
        .SelectMany(page => page.Examples.Select(example => new FixSample(example.Place, example.File, example.Content, example.Others)));

    /// <summary>The files of real repositories beside this one.</summary>
    public static IEnumerable<FixSample> Real => Read(Path.Combine("real", "files.jsonl"))
        .Select(file => new FixSample($"{file.GetProperty("repository")}/{file.GetProperty("path")}", file.GetProperty("path").GetString()!, file.GetProperty("text").GetString()!, Nothing));

    /// <summary>The cases of a corpus beside this repository.</summary>
    public static IEnumerable<FixSample> Corpus(string name) => Read(Path.Combine("corpora", $"{name}.jsonl")).Select((file, line) =>
    {
        var entry = file.GetProperty("entry").GetString()!;
        return new FixSample($"{name}.jsonl({line + 1})", entry, file.GetProperty("files").GetProperty(entry).GetString()!, Nothing);
    });

    /// <summary>The text that findings count in: without a byte order mark.</summary>
    public string Text => Content.TrimStart('\uFEFF');

    /// <summary>What the rules find in a text in this file's place.</summary>
    public ImmutableArray<Diagnostic> Check(string content)
    {
        var files = FilesWith(content);
        return [.. TestEngine.Default.Run(files, SettingsOf(files), [File]).Diagnostics];
    }

    /// <summary>Applies all fixes to a text in this file's place.</summary>
    public FixResult Fix(string content, bool allowsUnsafe)
    {
        var files = FilesWith(content);
        return new Fixer(TestEngine.Default).Run(files, SettingsOf(files), [File], allowsUnsafe);
    }

    /// <summary>The text with all fixes applied.</summary>
    public string FixedText(bool allowsUnsafe) => Fix(Content, allowsUnsafe).Files is [var only] ? FileContent.Decode(only.After.Span).Text.Content : Content;

    private MemoryFileSource FilesWith(string content) => new(Others.Append(new(File, content)));

    private static RepositorySettings SettingsOf(MemoryFileSource files) => TestEngine.Load(files, SettingsOptions.Default with { AllRules = true });

    private static IEnumerable<JsonElement> Read(string path)
    {
        var file = RepositoryRoot.Shared is { } shared ? Path.Combine(shared, path) : null;
        return System.IO.File.Exists(file) ? System.IO.File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement) : [];
    }
}
