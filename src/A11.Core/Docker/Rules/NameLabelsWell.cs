using System.Buffers;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Labels are named as tools expect them.</summary>
public sealed class NameLabelsWell : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3048", "label-name", "Labels are named as tools expect them", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3048"],
    };

    private static readonly string[] Reserved = ["com.docker.", "io.docker.", "org.dockerproject."];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        foreach (var pair in instruction.Is("LABEL") ? instruction.Pairs : [])
        {
            var (name, span) = (pair.Name, pair.NameSpan);
            if (!UsesVariable(name, instruction, stage) && ProblemOf(name) is { } problem)
            {
                context.Report(this, span, $"The label name {name} {problem} (Docker's documentation, “Docker object labels”); rename it, best below a domain of your own in reverse: com.example.name.");
            }
        }
    }

    /// <summary>Whether a variable that is defined makes up the name, so that the name is known only when the image is built.</summary>
    private static bool UsesVariable(string name, Instruction instruction, Stage stage)
    {
        if (!name.Contains('$', StringComparison.Ordinal))
        {
            return false;
        }

        var variables = stage.Before(instruction).Variables;
        return WordExpander.Expand(name, instruction.Escape, variables).References.Any(reference => variables.Contains(reference.Name));
    }

    private static string? ProblemOf(string name) =>
        Reserved.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } reserved ? $"is in the namespace {reserved.TrimEnd('.')}, which is Docker's own"
        : name.Length == 0 || !char.IsAsciiLetterLower(name[0]) ? "does not begin with a lower-case letter"
        : !char.IsAsciiLetterLower(name[^1]) && !char.IsAsciiDigit(name[^1]) ? "does not end with a lower-case letter or a digit"
        : name.AsSpan().IndexOfAnyExcept(Allowed) >= 0 ? "has other characters than lower-case letters, digits, “.”, “-”, “_” and “/”"
        : name.Contains("..", StringComparison.Ordinal) || name.Contains("--", StringComparison.Ordinal) ? "has two dots or two dashes in a row"
        : null;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_/");
}
