using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Docker.Model;
using A11.Core.Files;

namespace A11.Agents.Generation.Verification;

/// <summary>The program that an image starts.</summary>
/// <param name="Name">As ENTRYPOINT names it.</param>
/// <param name="Origins">Where the build must have put it, from the build stage's root: one of them, as a source of COPY is a file or a directory.</param>
internal sealed record StartedProgram(string Name, ImmutableArray<string> Origins)
{
    /// <summary>The program; null where <c>dotnet</c> starts none, or where it can't be told what of the build stage it is.</summary>
    public static StartedProgram? Find(DockerfileModel model, Stage build)
    {
        if (model.Final is not { } final || final.EntryPoint is not { IsExec: true, Words: ["dotnet", var name, ..] } || !name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (path, copies) = Read(final, name);
        string[] origins = final == build ? [path] : [.. copies.Where(copy => IsOf(copy, build)).SelectMany(copy => FindOrigins(copy, path))];
        return origins.Length == 0 || origins.Any(origin => origin.AsSpan().ContainsAny("*?[$")) ? null : new StartedProgram(name, [.. origins]);
    }

    /// <summary>Where the program is in its stage, and what that stage copies.</summary>
    private static (string Path, BuildStep[] Copies) Read(Stage stage, string name)
    {
        var directory = stage.Steps.Aggregate("", BuildStep.Follow);
        return (ImageDirectory.Resolve(directory, name), [.. BuildStep.List(stage).Where(step => step.Instruction is { Name: "COPY", Words.Length: > 1 })]);
    }

    private static bool IsOf(BuildStep copy, Stage stage) => copy.Instruction.From is { } from
        && (from.Equals(stage.Name, StringComparison.OrdinalIgnoreCase) || from == stage.Index.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> FindOrigins(BuildStep copy, string path)
    {
        var target = ImageDirectory.Resolve(copy.Directory, copy.Instruction.Words[^1]);
        foreach (var source in copy.Instruction.Words[..^1].Select(word => ImageDirectory.Resolve("", word)))
        {
            if (path == target)
            {
                yield return source;
            }
            else if (target.Length == 0 || path.StartsWith(target + "/", StringComparison.Ordinal))
            {
                var rest = path[(target.Length == 0 ? 0 : target.Length + 1)..];
                yield return RepositoryPath.FileName(source).SequenceEqual(rest) ? source : ImageDirectory.Resolve(source, rest);
            }
        }
    }
}
