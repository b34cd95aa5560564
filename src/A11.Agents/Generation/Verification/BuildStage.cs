using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Agents.Generation.Verification;

/// <summary>The stage of a Dockerfile that builds a .NET program: what it copies and runs, in order.</summary>
/// <param name="Steps">Its COPY and RUN instructions.</param>
/// <param name="Program">The program that the final stage starts, and where the build must have put it.</param>
internal sealed record BuildStage(ImmutableArray<BuildStep> Steps, StartedProgram? Program)
{
    private const string Dotnet = "dotnet";

    /// <summary>Signs by which a shell does more than start a program.</summary>
    private static readonly SearchValues<char> ShellSigns = SearchValues.Create("|&;<>$`'\\*?(){}~#\n");

    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="reason">Why nothing of it can be run outside of Docker; empty where something can.</param>
    public static BuildStage? Read(SourceText text, out string reason)
    {
        var model = DockerfileModel.Parse(text);
        var stages = model.Stages.Where(stage => stage.OwnSteps.Any(instruction => instruction.Name == "RUN" && Words(instruction) is [Dotnet, ..])).ToArray();
        if (stages is not [var stage])
        {
            reason = stages.Length == 0 ? "no stage of it builds by dotnet, the only program that is run outside of Docker" : "several stages of it build by dotnet";
            return null;
        }

        if (stage.Steps.FirstOrDefault(instruction => !IsUnderstood(instruction)) is { } other)
        {
            reason = $"“{other.Name} {other.Arguments}” is not run outside of Docker";
            return null;
        }

        reason = "";
        return new BuildStage([.. BuildStep.List(stage)], StartedProgram.Find(model, stage));
    }

    /// <summary>The words of a command that starts <c>dotnet</c> and nothing else; none of any other.</summary>
    public static ImmutableArray<string> Words(BuildInstruction run)
    {
        if (run.IsExec)
        {
            return run.Words;
        }

        return run.HasHereDocuments || run.Arguments.AsSpan().ContainsAny(ShellSigns) ? [] : Split(run.Arguments);
    }

    private static bool IsUnderstood(BuildInstruction instruction) => instruction.Name switch
    {
        "COPY" => instruction is { HasFlags: false, HasHereDocuments: false } && instruction.Words.Length > 1 && IsConstant(instruction),
        "RUN" => !instruction.HasFlags && Words(instruction) is [Dotnet, ..] words && BuildArguments.CanRun(words),
        "WORKDIR" => IsConstant(instruction),
        "ARG" or "LABEL" => true,
        _ => false,
    };

    private static bool IsConstant(BuildInstruction instruction) => !instruction.Arguments.Contains('$', StringComparison.Ordinal);

    /// <summary>Words between spaces, and between double quotes.</summary>
    private static ImmutableArray<string> Split(string command)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var (isQuoted, isOpen) = (false, false);
        foreach (var character in command + " ")
        {
            if (character == '"')
            {
                (isQuoted, isOpen) = (!isQuoted, true);
            }
            else if (isQuoted || !char.IsWhiteSpace(character))
            {
                _ = word.Append(character);
                isOpen = true;
            }
            else if (isOpen)
            {
                words.Add(word.ToString());
                _ = word.Clear();
                isOpen = false;
            }
        }

        return words.ToImmutable();
    }
}
