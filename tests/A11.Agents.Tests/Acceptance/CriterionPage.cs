using System.Collections.Immutable;
using System.Text;
using A11.Agents.Acceptance;

namespace A11.Agents.Tests.Acceptance;

/// <summary>A page of docs/criteria with its examples.</summary>
internal sealed record CriterionPage(string Slug, string Path, string Text, ImmutableArray<CriterionExample> Examples)
{
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<ImmutableArray<CriterionPage>> Pages = new(() =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Root, "docs", "criteria"), "*.md").Order(StringComparer.Ordinal).Select(path => Read(path, File.ReadAllText(path))),
    ]);

    public static ImmutableArray<CriterionPage> All => Pages.Value;

    /// <summary>The examples: criteria behind “&gt;”, then the file that they are held against. A file that is only beside it stands first, as “with”.</summary>
    private static CriterionPage Read(string path, string text)
    {
        var examples = ImmutableArray.CreateBuilder<CriterionExample>();
        var criteria = new List<string>();
        var others = new List<(string Path, string Text)>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("> ", StringComparison.Ordinal))
            {
                criteria.Add(lines[i][2..].TrimEnd('\\').Trim());
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var (start, words) = (i + 1, lines[i].Split(' '));
                var content = new StringBuilder();
                for (i++; lines[i] != "```"; i++)
                {
                    _ = content.Append(lines[i]).Append('\n');
                }

                var file = words.Single(word => word.StartsWith("file=", StringComparison.Ordinal))[5..];
                if (words.Contains("with"))
                {
                    others.Add((file, content.ToString()));
                    continue;
                }

                var verdict = words.Contains("met") ? CriterionVerdict.Met : words.Contains("not-met") ? CriterionVerdict.NotMet : CriterionVerdict.Unchecked;
                examples.AddRange(criteria.Select(criterion => new CriterionExample(start, criterion, verdict, [(file, content.ToString()), .. others]) { IsExecutable = words.Contains("executable") ? true : words.Contains("plain") ? false : null }));
                criteria.Clear();
                others.Clear();
            }
        }

        return new CriterionPage(System.IO.Path.GetFileNameWithoutExtension(path), path, text, examples.ToImmutable());
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "A11.Build.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}

/// <summary>A criterion, the task's file, those beside it, and what becomes of it.</summary>
internal sealed record CriterionExample(int Line, string Criterion, CriterionVerdict Verdict, ImmutableArray<(string Path, string Text)> Files)
{
    /// <summary>Whether the files have the executable bit; null where their source has none.</summary>
    public bool? IsExecutable { get; init; }
}
