using System.Buffers;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for exec forms that hold a program and its arguments in one string.</summary>
public sealed class UnsplitCommand : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6043", "unsplit-command", "Each argument of the exec form must be a string of its own", Severity.Error, Category.Correct)
    {
        Fix = FixSafety.Unsafe,
    };

    /// <summary>What a shell would have read in its own way.</summary>
    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create("'\"\\|&;<>()*?`#");

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.IsExec || stage.IsWindows || !IsProgram(instruction, stage))
        {
            return;
        }

        var words = instruction.Is("HEALTHCHECK") ? instruction.Words[1..] : instruction.Words;
        if (words is not [{ HasVariable: false, Value: var text } word] || text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var program, var first, ..] arguments || !IsCertain(program, first))
        {
            return;
        }

        var array = string.Join(", ", arguments.Select(static argument => $"\"{argument}\""));
        context.Report(
            this,
            word.Span,
            $"No program is called \"{text}\": the exec form has no shell that would split it. Write {instruction.Name}{(instruction.Is("HEALTHCHECK") ? " CMD" : "")} [{array}].",
            text.AsSpan().ContainsAny(ShellCharacters) ? null : new Fix("Split the command into its arguments", [new(word.Span, array)], FixSafety.Unsafe));
    }

    /// <summary>Whether the first string is a program: CMD may hold the arguments of an ENTRYPOINT.</summary>
    private static bool IsProgram(Instruction instruction, Stage stage) => instruction.Name switch
    {
        "ENTRYPOINT" or "RUN" => true,
        "HEALTHCHECK" => instruction.Words.Length > 1,
        "CMD" => stage.Last("ENTRYPOINT") is null && !stage.Base.Repository.Contains('/', StringComparison.Ordinal) && !stage.Base.IsDynamic,
        _ => false,
    };

    /// <summary>A path may hold a space; a plain name hardly does, nor does one that an option or a file follows.</summary>
    private static bool IsCertain(string program, string first) =>
        !program.Contains('/', StringComparison.Ordinal) || first.StartsWith('-') || first.StartsWith('/');
}
