using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>Finds what looks like a template's own code, so that the file becomes a Dockerfile only when it is rendered.</summary>
internal static class DockerfileTemplate
{
    /// <summary>The first mark of a template; null where there is none.</summary>
    public static TextSpan? Find(DockerfileModel file)
    {
        var runs = file.Runs.ToDictionary(run => run.Run);
        foreach (var instruction in file.Syntax.Instructions)
        {
            var command = instruction.Trigger ?? instruction;
            if ((FindInFlags(command, file) ?? Find(command, file, runs.GetValueOrDefault(command))) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static TextSpan? Find(Instruction instruction, DockerfileModel file, DockerRun? script) => instruction.Name switch
    {
        _ when !instruction.IsKnown => TemplateMark.Starts(file.Syntax.Source[instruction.Span]) ? instruction.Keyword : null,
        "RUN" => script is { IsExec: false, Run.HereDocuments.IsEmpty: true } run && ShellTemplate.Find(run.Script) is { } place ? run.Map.ToHost(place) : null,
        "CMD" or "ENTRYPOINT" or "HEALTHCHECK" when !instruction.IsExec => ShellTemplate.Find(ShellParser.Parse(instruction.Arguments)) is { } place ? instruction.Map.ToHost(place) : null,
        "RUN" or "CMD" or "ENTRYPOINT" or "HEALTHCHECK" or "SHELL" => null,
        "FROM" when FindPlaceholder(instruction.Arguments) is >= 0 and var at => instruction.Map.ToHost(new TextSpan(at, 1)),
        _ => TemplateMark.FindUnquoted(instruction.Arguments) is >= 0 and var at ? instruction.Map.ToHost(new TextSpan(at, 2)) : null,
    };

    private static TextSpan? FindInFlags(Instruction instruction, DockerfileModel file)
    {
        foreach (var flag in instruction.Flags)
        {
            if (TemplateMark.FindUnquoted(file.Syntax.Source[flag.Span]) is >= 0 and var at)
            {
                return new TextSpan(flag.Span.Start + at, 2);
            }
        }

        return null;
    }

    /// <summary>Where <c>@NAME@</c> or <c>#{NAME}</c> begins in an image's name, which has neither; negative where none does.</summary>
    private static int FindPlaceholder(string image)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var end = at < 0 ? -1 : image.IndexOf('@', at + 1);
        return end > at + 1 && !image.AsSpan(at, end - at).ContainsAny(' ', ':', '/') ? at : image.IndexOf("#{", StringComparison.Ordinal);
    }
}
