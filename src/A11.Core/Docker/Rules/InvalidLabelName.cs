using System.Buffers;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds label names that Docker's guidelines exclude.</summary>
public sealed class InvalidLabelName : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3048", "invalid-label-name", "Label names should follow the format of Docker", Severity.Info, Category.Correct)
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
            if (!UsesVariable(name, instruction, stage) && FindProblem(name) is { } problem)
            {
                context.Report(this, span, $"The label name {(name.Length == 0 ? "" : name + " ")}{problem}. Use a reverse DNS name of your own domain, for example com.example.name.");
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

    private static string? FindProblem(string name) =>
        Reserved.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } reserved ? $"is in the reserved namespace {reserved.TrimEnd('.')}"
        : name.Length == 0 ? "is empty"
        : !char.IsAsciiLetterLower(name[0]) ? "does not start with a lowercase letter"
        : !char.IsAsciiLetterLower(name[^1]) && !char.IsAsciiDigit(name[^1]) ? "does not end with a lowercase letter or a digit"
        : name.AsSpan().IndexOfAnyExcept(Allowed) >= 0 ? "contains a character other than a lowercase letter, a digit, “.”, “-”, “_” or “/”"
        : name.Contains("..", StringComparison.Ordinal) || name.Contains("--", StringComparison.Ordinal) ? "contains two dots or two dashes in a row"
        : null;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_/");
}
