using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Editing;
using A11.Core.Text;

namespace A11.Core.Docker.Editing;

/// <summary>What can be put in where somebody types in a Dockerfile: instructions, flags, and stages.</summary>
/// <param name="edited">The file.</param>
/// <param name="model">What it says.</param>
internal sealed class DockerSuggestions(EditedFile edited, DockerfileModel model)
{
    private static readonly string[] StageFlags = ["--from=", "from="];

    /// <summary>All that fits.</summary>
    public IEnumerable<Suggestion> Find()
    {
        var line = edited.Text.GetLine(edited.Text.GetPosition(edited.Offset).Line);
        var before = edited.Text[TextSpan.FromBounds(line.Start, edited.Offset)];
        var word = before[(before.LastIndexOfAny(' ', '\t', ',') + 1)..];
        if (before.TrimStart().StartsWith("#"))
        {
            return [];
        }

        foreach (var flag in StageFlags)
        {
            if (word.StartsWith(flag))
            {
                return Stages(word.Length - flag.Length);
            }
        }

        return word.Length == before.TrimStart().Length && !IsContinued(line) ? Keywords(word.Length)
            : before.TrimStart().StartsWith("FROM ", StringComparison.OrdinalIgnoreCase) && before.TrimStart()["FROM ".Length..].Trim().Length == word.Length ? Stages(word.Length)
            : [];
    }

    /// <summary>The stages that are named before the place.</summary>
    private IEnumerable<Suggestion> Stages(int written)
    {
        var here = edited.Text.GetLine(edited.Text.GetPosition(edited.Offset).Line).Start;
        var current = model.Stages.LastOrDefault(stage => stage.From is { } from && from.Span.Start < here);
        var isFrom = edited.Text[edited.Text.GetLine(edited.Text.GetPosition(edited.Offset).Line)].TrimStart().StartsWith("FROM", StringComparison.OrdinalIgnoreCase);
        return model.Stages.Where(stage => stage is { Name.Length: > 0, From: not null } && (isFrom ? stage.From.Span.Start < here : stage.Index < (current?.Index ?? 0)))
            .Select(stage => new Suggestion(stage.Name, SuggestionKind.Name, Word(written)) { Detail = stage.From!.Words.IsEmpty ? null : $"FROM {stage.From.Words[0].Value}" });
    }

    private IEnumerable<Suggestion> Keywords(int written) => InstructionReader.Keywords.Where(static keyword => keyword != "MAINTAINER").Order(StringComparer.Ordinal)
        .Select(keyword => new Suggestion($"{keyword} ", SuggestionKind.Keyword, Word(written)) { Label = keyword });

    private TextSpan Word(int written)
    {
        var end = edited.Offset;
        while (end < edited.Text.Length && (char.IsAsciiLetterOrDigit(edited.Text.Content[end]) || edited.Text.Content[end] is '-' or '_'))
        {
            end++;
        }

        return TextSpan.FromBounds(edited.Offset - written, end);
    }

    /// <summary>Whether the line before goes on here.</summary>
    private bool IsContinued(TextSpan line)
    {
        var number = edited.Text.GetPosition(line.Start).Line;
        return number > 1 && edited.Text[edited.Text.GetLine(number - 1)].TrimEnd().EndsWith([model.Syntax.Escape]);
    }
}
