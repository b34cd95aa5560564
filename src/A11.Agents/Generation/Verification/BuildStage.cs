using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Agents.Generation.Verification;

/// <summary>The stage of a Dockerfile that builds a .NET program: what it copies and runs, in order.</summary>
/// <param name="Instructions">Its COPY and RUN instructions.</param>
/// <param name="Assembly">The program that the final stage starts; null where it starts something else.</param>
internal sealed record BuildStage(ImmutableArray<Instruction> Instructions, string? Assembly)
{
    private const string Program = "dotnet";

    /// <summary>Signs by which a shell does more than start a program.</summary>
    private static readonly SearchValues<char> ShellSigns = SearchValues.Create("|&;<>$`'\\*?(){}~#\n");

    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="reason">Why nothing of it can be run outside of Docker; empty where something can.</param>
    public static BuildStage? Read(SourceText text, out string reason)
    {
        var model = DockerfileModel.Create(DockerfileParser.Parse(text));
        var stages = model.Stages.Where(stage => stage.Instructions.Any(instruction => instruction.Name == "RUN" && Words(instruction) is [Program, ..])).ToArray();
        if (stages is not [var stage])
        {
            reason = stages.Length == 0 ? "no stage of it builds by dotnet, the only program that is run outside of Docker" : "several stages of it build by dotnet";
            return null;
        }

        if (stage.Instructions.FirstOrDefault(instruction => !IsUnderstood(instruction)) is { } other)
        {
            reason = $"“{other.Name} {other.Arguments}” means nothing outside of Docker";
            return null;
        }

        reason = "";
        var start = model.Final?.Last("ENTRYPOINT") is { IsExec: true, Words: [{ Value: Program }, var assembly, ..] } ? assembly.Value : null;
        return new BuildStage([.. stage.Instructions.Where(instruction => instruction.Name is "COPY" or "RUN")], start);
    }

    /// <summary>The words of a command that starts <c>dotnet</c> and nothing else; none of any other.</summary>
    public static ImmutableArray<string> Words(Instruction run)
    {
        if (run.IsExec)
        {
            return [.. run.Words.Select(word => word.Value)];
        }

        return !run.HereDocuments.IsEmpty || run.Arguments.AsSpan().ContainsAny(ShellSigns) ? [] : Split(run.Arguments);
    }

    private static bool IsUnderstood(Instruction instruction) => instruction.Name switch
    {
        "COPY" => instruction.Flags.IsEmpty && instruction.HereDocuments.IsEmpty && instruction.Words.Length > 1,
        "RUN" => instruction.Flags.IsEmpty && Words(instruction) is [Program, ..],
        "WORKDIR" or "ARG" or "LABEL" => true,
        _ => false,
    };

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
