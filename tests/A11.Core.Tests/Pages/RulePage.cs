using System.Collections.Immutable;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Pages;

/// <summary>A page of docs/rules with its examples, and those of a file of its name in Pages/Forms: what a check reports or leaves alone by its form, which the page, made for people, doesn't show form by form.</summary>
internal sealed record RulePage(string Id, string Path, string Text, ImmutableArray<RulePageExample> Examples, ImmutableArray<RulePageExample> Forms)
{
    private static readonly Dictionary<string, string> DefaultNames = new(StringComparer.Ordinal)
    {
        ["dockerfile"] = "Dockerfile",
        ["makefile"] = "Makefile",
        ["sh"] = "scripts/run.sh",
        ["bash"] = "scripts/run.sh",
    };

    /// <summary>Read once, as every test of a page asks for it.</summary>
    private static readonly Lazy<IReadOnlyList<RulePage>> Pages = new(() =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryRoot.Path, "docs", "rules"), "AX*.md")
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ]);

    private static readonly string FormsDirectory = System.IO.Path.Combine(RepositoryRoot.Path, "tests", "A11.Core.Tests", "Pages", "Forms");

    public static IReadOnlyList<RulePage> All => Pages.Value;

    /// <summary>The names of the files in Pages/Forms, without their ending.</summary>
    public static IEnumerable<string> FormFiles => Directory.EnumerateFiles(FormsDirectory).Select(path => System.IO.Path.GetFileNameWithoutExtension(path));

    /// <summary>The letters that the IDs of its domain's checks begin with.</summary>
    public string Domain => Id[..3];

    private static string FormAsSaid(string content, string[] words) =>
        words.Contains("crlf") ? content.ReplaceLineEndings("\r\n") : words.Contains("no-final-newline") ? content[..^1] : content;

    private static RulePage Read(string path)
    {
        var text = File.ReadAllText(path);
        var forms = System.IO.Path.Combine(FormsDirectory, System.IO.Path.GetFileName(path));
        return new RulePage(System.IO.Path.GetFileNameWithoutExtension(path), path, text, ReadExamples(path, text), File.Exists(forms) ? ReadExamples(forms, File.ReadAllText(forms)) : []);
    }

    private static ImmutableArray<RulePageExample> ReadExamples(string path, string text)
    {
        var examples = ImmutableArray.CreateBuilder<RulePageExample>();
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (info, content, line) in Fences(text))
        {
            var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var name = words.FirstOrDefault(word => word.StartsWith("file=", StringComparison.Ordinal))?[5..];
            if (words.Contains("config"))
            {
                others["a11.yml"] = content;
            }
            else if (words.Contains("with"))
            {
                others[name ?? throw new InvalidDataException($"{path}({line}): a “with” fence needs file=")] = content;
            }
            else if (words.Contains("bad") || words.Contains("good"))
            {
                name ??= DefaultNames.GetValueOrDefault(words[0]) ?? throw new InvalidDataException($"{path}({line}): this example needs file=");
                examples.Add(RulePageExample.Create($"{System.IO.Path.GetRelativePath(RepositoryRoot.Path, path)}({line})", name, FormAsSaid(content, words), words.Contains("bad"), others.ToImmutableDictionary()));
                others.Clear();
            }
        }

        return examples.ToImmutable();
    }

    private static IEnumerable<(string Info, string Content, int Line)> Fences(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var ticks = lines[i].Length - lines[i].TrimStart('`').Length;
            if (ticks < 3)
            {
                continue;
            }

            var content = new StringBuilder();
            var start = i + 1;
            var fence = lines[i][..ticks];
            var info = lines[i][ticks..];
            for (i++; i < lines.Length && lines[i] != fence; i++)
            {
                _ = content.Append(lines[i]).Append('\n');
            }

            yield return (info, content.ToString(), start);
        }
    }
}

/// <summary>An example of a page: a file, the places at which the page's rule reports, and other files beside it.</summary>
internal sealed record RulePageExample(string Place, string File, string Content, bool IsBad, ImmutableArray<TextSpan> Marks, ImmutableDictionary<string, string> Others)
{
    public static RulePageExample Create(string place, string file, string marked, bool isBad, ImmutableDictionary<string, string> others)
    {
        var content = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<TextSpan>();
        var open = new Stack<int>();
        foreach (var character in marked)
        {
            switch (character)
            {
                case '⟦':
                    open.Push(content.Length);
                    break;
                case '⟧':
                    marks.Add(TextSpan.FromBounds(open.Pop(), content.Length));
                    break;
                default:
                    _ = content.Append(character);
                    break;
            }
        }

        marks.Sort();
        return new RulePageExample(place, file, content.ToString(), isBad, marks.ToImmutable(), others);
    }

    /// <summary>All findings in the example's file.</summary>
    /// <param name="allRules">Whether the checks that are off by default run too.</param>
    /// <param name="content">Another content of the file.</param>
    public ImmutableArray<Diagnostic> Check(bool allRules, string? content = null)
    {
        var files = new MemoryFileSource(Others.Append(new(File, content ?? Content)));
        var settings = TestEngine.Load(files, SettingsOptions.Default with { AllRules = allRules });
        Assert.IsTrue(settings.Problems.IsEmpty, string.Join('\n', settings.Problems.Select(problem => problem.Message)));
        var found = TestEngine.Default.Run(files, settings, [File]).Diagnostics;
        Assert.IsFalse(found.Any(finding => finding.Rule == EngineRules.BrokenRule), string.Join('\n', found.Select(finding => finding.Message)));
        return found;
    }
}
