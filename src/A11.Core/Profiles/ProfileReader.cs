using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Profiles;

/// <summary>Reads a profile from its Markdown page. The page is the policy: what can't be read in it is refused at its line.</summary>
public sealed class ProfileReader
{
    /// <summary>The path of the profile that the product ships.</summary>
    public const string BuiltInPath = "built-in";

    private readonly SourceText _text;
    private readonly string _path;
    private readonly List<Diagnostic> _problems = [];
    private readonly Dictionary<string, Section> _sections = new(StringComparer.OrdinalIgnoreCase);
    private string _title = "";

    private ProfileReader(SourceText text, string path)
    {
        _text = text;
        _path = path;
    }

    /// <summary>The profile that the product ships.</summary>
    public static Profile BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Reads a page.</summary>
    /// <param name="text">The page.</param>
    /// <param name="path">Its path from the repository's root.</param>
    /// <returns>The profile; null where the page has problems, which are given with their places.</returns>
    public static (Profile? Profile, ImmutableArray<Diagnostic> Problems) Read(SourceText text, string path)
    {
        var reader = new ProfileReader(text, path);
        reader.ReadSections();
        var profile = reader.ReadProfile();
        return (reader._problems.Count == 0 ? profile : null, [.. reader._problems.Order(DiagnosticOrder.Instance)]);
    }

    private static Profile ReadBuiltIn()
    {
        using var stream = typeof(ProfileReader).Assembly.GetManifestResourceStream("profiles/A11.md")!;
        using var reader = new StreamReader(stream);
        var (profile, problems) = Read(new SourceText(reader.ReadToEnd()), BuiltInPath);
        return profile ?? throw new InvalidDataException($"The built-in profile is broken: {problems[0].Message}");
    }

    private void ReadSections()
    {
        Section? section = null;
        foreach (var block in MarkdownReader.Read(_text))
        {
            if (block is { Kind: MarkdownBlockKind.Heading, Level: 1 } && _title.Length == 0)
            {
                _title = block.Text;
            }
            else if (block is { Kind: MarkdownBlockKind.Heading, Level: 2 })
            {
                section = new Section(block, []);
                if (!_sections.TryAdd(block.Text, section))
                {
                    Report(ProfileRules.MalformedSection, block.Span, $"The section “{block.Text}” stands in the profile twice, so that it is unclear which one holds; keep one.");
                }
            }
            else
            {
                section?.Blocks.Add(block);
            }
        }
    }

    private Profile? ReadProfile()
    {
        var mission = ReadText("Mission");
        var neighbours = ReadFields("Upstream/Downstream");
        var phase = ReadText("Phase");
        var cli = ReadFields("CLI");
        var boundary = ReadBoundary();
        var examples = ReadExamples();
        var rules = ReadRules();
        var reviewers = ReadReviewers(neighbours);
        var command = ReadCode(cli, "Primary", "CLI");
        var signal = ReadCode(cli, "Completion Signal", "CLI");
        return boundary is null ? null : new Profile
        {
            Path = _path,
            Text = _text,
            Title = _title,
            Mission = mission,
            Neighbours = neighbours.ToImmutableDictionary(field => field.Key, field => field.Value.Text, StringComparer.OrdinalIgnoreCase),
            Reviewers = reviewers,
            Phase = phase,
            Command = command,
            CompletionSignal = signal,
            Boundary = _path == BuiltInPath ? boundary : boundary.Guard(_path),
            Examples = examples,
            Rules = rules,
        };
    }

    private Section? Find(string name)
    {
        if (_sections.TryGetValue(name, out var section))
        {
            return section;
        }

        Report(ProfileRules.MissingSection, new TextSpan(_text.Length, 0), $"The profile has no section “## {name}”; a profile without it leaves open what the agent is or may do. Add it.");
        return null;
    }

    private string ReadText(string name)
    {
        if (Find(name) is not { } section)
        {
            return "";
        }

        var text = string.Join(' ', section.Blocks.Where(block => block.Kind == MarkdownBlockKind.Line).Select(block => block.Text));
        if (text.Length == 0)
        {
            Report(ProfileRules.MalformedSection, section.Heading.Span, $"The section “{name}” is empty; write in it what its name asks for.");
        }

        return text;
    }

    /// <summary>Lines of the form <c>- **Name**: text</c>.</summary>
    private Dictionary<string, Field> ReadFields(string name)
    {
        var fields = new Dictionary<string, Field>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in Find(name)?.Blocks ?? [])
        {
            var line = block.Text.TrimStart('-', '*', ' ').Trim();
            var start = block.Text.IndexOf("**", StringComparison.Ordinal);
            var end = start < 0 ? -1 : block.Text.IndexOf("**", start + 2, StringComparison.Ordinal);
            if (block.Kind == MarkdownBlockKind.Line && end > start && line.Length > 0)
            {
                var key = block.Text[(start + 2)..end].TrimEnd(':').Trim();
                fields[key] = new Field(block.Text[(end + 2)..].TrimStart(':', ' '), block);
            }
        }

        return fields;
    }

    private ImmutableArray<string> ReadReviewers(Dictionary<string, Field> neighbours)
    {
        var text = neighbours.TryGetValue("Reviewers", out var field) ? field.Text : "";
        var reviewers = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(reviewer => reviewer.Split(' ', '(')[0])
            .ToImmutableArray();
        if (reviewers.IsEmpty && _sections.TryGetValue("Upstream/Downstream", out var section))
        {
            Report(ProfileRules.MalformedSection, section.Heading.Span, "The section “Upstream/Downstream” names no reviewers; add a line such as “- **Reviewers**: A07 (Security Reviewer)”.");
        }

        return reviewers;
    }

    private string ReadCode(Dictionary<string, Field> fields, string name, string section)
    {
        if (fields.TryGetValue(name, out var field) && CodeSpans(field.Text).FirstOrDefault() is { } code)
        {
            return code;
        }

        if (_sections.TryGetValue(section, out var found))
        {
            Report(ProfileRules.MalformedSection, field?.Block.Span ?? found.Heading.Span, $"The section “{section}” must have a line “**{name}**: …” with its value between backticks.");
        }

        return "";
    }

    private Boundary? ReadBoundary()
    {
        var fields = ReadFields("File Boundaries");
        if (!_sections.TryGetValue("File Boundaries", out var section))
        {
            return null;
        }

        var allow = ReadPatterns(fields, "CAN write", section);
        var deny = ReadPatterns(fields, "CANNOT write", section);
        return new Boundary(allow, deny);
    }

    private ImmutableArray<PathPattern> ReadPatterns(Dictionary<string, Field> fields, string name, Section section)
    {
        if (!fields.TryGetValue(name, out var field))
        {
            Report(ProfileRules.MalformedSection, section.Heading.Span, $"The section “File Boundaries” has no line “**{name}**: …” with path patterns between backticks, so that it is unclear what the agent may do.");
            return [];
        }

        var patterns = ImmutableArray.CreateBuilder<PathPattern>();
        foreach (var code in CodeSpans(field.Text))
        {
            if (PathPattern.TryParse(code, out var pattern, out var error))
            {
                patterns.Add(pattern);
            }
            else
            {
                var offset = _text.Content.IndexOf($"`{code}`", field.Block.Span.Start, StringComparison.Ordinal);
                Report(ProfileRules.InvalidPattern, offset < 0 ? field.Block.Span : new TextSpan(offset + 1, code.Length), $"“{code}” is no path pattern: {error}");
            }
        }

        if (patterns.Count == 0 && name == "CAN write")
        {
            Report(ProfileRules.MalformedSection, field.Block.Span, $"“{name}” holds no pattern between backticks, so the agent could write nothing.");
        }

        return patterns.ToImmutable();
    }

    private ImmutableArray<ProfileExample> ReadExamples()
    {
        var examples = ImmutableArray.CreateBuilder<ProfileExample>();
        var (title, input, path) = ("", (string?)null, "");
        foreach (var block in Find("Few-Shot Examples")?.Blocks ?? [])
        {
            switch (block.Kind)
            {
                case MarkdownBlockKind.Heading:
                    (title, input, path) = (block.Text, null, "");
                    break;
                case MarkdownBlockKind.Line when block.Text.StartsWith("**Output**", StringComparison.OrdinalIgnoreCase):
                    path = PathOf(block.Text);
                    break;
                case MarkdownBlockKind.Code when path.Length > 0:
                    examples.Add(new ProfileExample(title, input, path, block.Text, block.Span));
                    path = "";
                    break;
                case MarkdownBlockKind.Code:
                    input = block.Text;
                    break;
                default:
                    break;
            }
        }

        if (examples.Count == 0 && _sections.TryGetValue("Few-Shot Examples", out var section))
        {
            Report(ProfileRules.MalformedSection, section.Heading.Span, "The section “Few-Shot Examples” has no example: a line “**Output** (path):” and a fenced block of code below it.");
        }

        return examples.ToImmutable();
    }

    private static string PathOf(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var close = line.LastIndexOf(')');
        return open >= 0 && close > open ? line[(open + 1)..close].Trim('`', ' ') : "";
    }

    private ImmutableArray<string> ReadRules()
    {
        var section = Find("DevOps Rules");
        var rules = (section?.Blocks ?? [])
            .Where(block => block.Kind == MarkdownBlockKind.Line && block.Text.Length > 2 && char.IsAsciiDigit(block.Text[0]) && block.Text.Contains('.', StringComparison.Ordinal))
            .Select(block => block.Text[(block.Text.IndexOf('.', StringComparison.Ordinal) + 1)..].Trim())
            .ToImmutableArray();
        if (section is not null && rules.IsEmpty)
        {
            Report(ProfileRules.MalformedSection, section.Heading.Span, "The section “DevOps Rules” has no numbered list of rules.");
        }

        return rules;
    }

    /// <summary>What stands between backticks.</summary>
    private static IEnumerable<string> CodeSpans(string text)
    {
        var parts = text.Split('`');
        for (var i = 1; i < parts.Length - 1; i += 2)
        {
            if (parts[i].Length > 0)
            {
                yield return parts[i];
            }
        }
    }

    private void Report(CheckDescriptor rule, TextSpan span, string message) => _problems.Add(new Diagnostic(rule, _path, span, message) { Text = _text });

    private sealed record Section(MarkdownBlock Heading, List<MarkdownBlock> Blocks);

    private sealed record Field(string Text, MarkdownBlock Block);
}
