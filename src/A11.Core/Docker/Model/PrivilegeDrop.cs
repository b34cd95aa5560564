using A11.Core.Analysis;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>Images that start as root and go on as another user, as those of databases do.</summary>
internal static class PrivilegeDrop
{
    /// <summary>Programs that start another one as another user.</summary>
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "gosu", "su-exec", "setpriv", "s6-setuidgid", "s6-applyuidgid", "setuidgid", "chpst", "runuser", "su", "sudo", "start-stop-daemon", "setuser", "fixuid", "capsh",
    };

    /// <summary>Those that an image contains only to be used when it starts.</summary>
    private static readonly string[] InstalledPrograms = ["gosu", "su-exec", "s6-overlay", "fixuid"];

    /// <summary>
    /// Whether what a stage starts is, or is a script that calls, such a program: as the instruction itself says, as a script of the repository or in a
    /// here-document does, or as the base image's own entrypoint is known to.
    /// </summary>
    public static bool IsIn(Stage stage, RuleContext context)
    {
        var start = new[] { stage.Last("ENTRYPOINT"), stage.Last("CMD") }.OfType<Instruction>().ToArray();
        return NamesProgram(string.Join('\n', start.Select(static instruction => string.Join(' ', instruction.Words.Select(static word => word.Value)))))
            || (stage.Last("ENTRYPOINT") is null && BaseImageUser.SwitchesUser(stage.Base))
            || stage.Last("ENTRYPOINT") is { Words: [{ Value: "/init" }, ..] }
            || stage.Lineage.SelectMany(static part => part.Instructions).Any(instruction => Prepares(instruction, context))
            || start.SelectMany(static instruction => instruction.Words).Any(word => IsSwitchingScript(word.Value, stage, context));
    }

    /// <summary>Whether an instruction installs such a program, or writes a script that calls one.</summary>
    private static bool Prepares(Instruction instruction, RuleContext context) =>
        instruction.Name is "RUN" or "COPY" or "ADD" or "ENV"
        && (InstalledPrograms.Any(program => instruction.Arguments.Contains(program, StringComparison.Ordinal))
            || (instruction.Name != "RUN" && instruction.HereDocuments.Any(document => NamesProgram(context.File.Text[document.Content].ToString()))));

    /// <summary>Whether what a stage starts is a script that is copied to there and calls one of them.</summary>
    private static bool IsSwitchingScript(string path, Stage stage, RuleContext context) =>
        path.Length > 0 && CopiedFile.Find(path, stage, context) is { Problem: null } script && NamesProgram(script.Text.Content);

    private static bool NamesProgram(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n\"';|&(){}`=:@<>$"))
        {
            var word = text.AsSpan()[range];
            if (Programs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[(word.LastIndexOf('/') + 1)..]))
            {
                return true;
            }
        }

        return false;
    }
}
