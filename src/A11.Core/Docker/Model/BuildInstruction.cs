using System.Collections.Immutable;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>An instruction as a build carries it out, for who needs no places of the file.</summary>
/// <param name="Name">The keyword in upper case.</param>
/// <param name="Arguments">The arguments as one text.</param>
/// <param name="Words">The arguments as words; of the exec form, its strings.</param>
/// <param name="IsExec">Whether it has the exec form.</param>
/// <param name="HasFlags">Whether it has flags.</param>
/// <param name="HasHereDocuments">Whether here-documents belong to it.</param>
/// <param name="From">The stage or image that it takes files from; null where it names none.</param>
public sealed record BuildInstruction(string Name, string Arguments, ImmutableArray<string> Words, bool IsExec, bool HasFlags, bool HasHereDocuments, string? From)
{
    internal static BuildInstruction Create(Instruction instruction) => new(
        instruction.Name,
        instruction.Arguments,
        [.. instruction.Words.Select(static word => word.Value)],
        instruction.IsExec,
        !instruction.Flags.IsEmpty,
        !instruction.HereDocuments.IsEmpty,
        instruction.Flag("from"));
}
