using System.Collections.Immutable;
using System.Text;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>
/// The shell code of a Dockerfile: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, and RUN's here-documents. Each is read with the shell and
/// the variables that hold where it stands (Dockerfile reference, “SHELL”, “ENV”, “ARG”).
/// </summary>
internal static class DockerScripts
{
    /// <summary>hadolint looks into RUN only.</summary>
    private static readonly ScriptHost RunHost = new("hadolint/SC*", []);

    /// <summary>Variables that a build may be given without an ARG (Dockerfile reference, “Predefined ARGs”).</summary>
    private static readonly ImmutableArray<string> Predefined =
        ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"];

    public static IEnumerable<EmbeddedScript> Of(DockerfileModel file)
    {
        // What a stage ends with is what one that builds on it begins with.
        var ends = new Dictionary<Stage, State>();
        var pragmas = new ShellPragmas(file.Syntax);
        var position = 0;
        foreach (var stage in file.Stages)
        {
            var state = stage.Parent is { } parent && ends.TryGetValue(parent, out var inherited) ? inherited.ForNextBuild() : State.Of(stage, pragmas.BeforeFirstStage);
            foreach (var instruction in stage.Instructions)
            {
                state = pragmas.Between(position, instruction.Span.Start) is { } pragma ? state with { Shell = pragma.Shell } : state;
                state = state.After(instruction);
                position = instruction.Span.Start;
                foreach (var script in Of(instruction, state, file.Syntax.Source))
                {
                    yield return script;
                }
            }

            ends[stage] = state;
        }
    }

    private static IEnumerable<EmbeddedScript> Of(Instruction instruction, State state, SourceText source)
    {
        if (instruction.Trigger is { } trigger)
        {
            // It runs in the build of another image, which sees no ARG of this one.
            return Of(trigger, state.ForNextBuild(), source);
        }

        if (state.Shell is not { } shell || Read(instruction, source) is not { } script)
        {
            return [];
        }

        return [script with { Shell = script.Shell ?? shell, Variables = state.Variables }];
    }

    private static EmbeddedScript? Read(Instruction instruction, SourceText source) => instruction.Name switch
    {
        _ when instruction.IsExec => null,
        "RUN" when !instruction.HereDocuments.IsEmpty => ReadHereDocuments(instruction, source),
        "RUN" => Whole(instruction, 0) with { Host = RunHost },
        "CMD" or "ENTRYPOINT" => Whole(instruction, 0),
        "HEALTHCHECK" => ReadHealthCheck(instruction),
        _ => null,
    };

    private static EmbeddedScript Whole(Instruction instruction, int start)
    {
        var span = TextSpan.FromBounds(start, instruction.Arguments.Length);
        return new EmbeddedScript(instruction.Arguments[start..], start == 0 ? instruction.Map : instruction.Map.Slice(span)) { AcceptsFixes = true };
    }

    /// <summary>The command behind <c>CMD</c>, unless it is in exec form.</summary>
    private static EmbeddedScript? ReadHealthCheck(Instruction instruction)
    {
        const string Keyword = "CMD";
        var text = instruction.Arguments;
        if (!text.StartsWith(Keyword, StringComparison.OrdinalIgnoreCase) || text.Length == Keyword.Length || !char.IsWhiteSpace(text[Keyword.Length]))
        {
            return null;
        }

        var start = text.Length - text.AsSpan(Keyword.Length).TrimStart().Length;
        return start == text.Length || text[start] == '[' ? null : Whole(instruction, start);
    }

    /// <summary>A here-document may be the script itself, or what the script gives to a command.</summary>
    private static EmbeddedScript? ReadHereDocuments(Instruction instruction, SourceText source)
    {
        if (instruction.HereDocuments.Length == 1 && CommandAround(instruction) is { } command)
        {
            var document = instruction.HereDocuments[0];
            var content = source[document.Content];
            var interpreter = command.Length > 0 ? command : InterpreterOf(content);
            var shell = interpreter.Length == 0 ? null : ShellInvocation.Parse(interpreter.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (interpreter.Length > 0 && shell is null && command.Length == 0)
            {
                return null;
            }

            // What an outer shell fills in first is not what the inner one reads.
            if (command.Length == 0 || (shell is not null && (document.IsQuoted || content.IndexOfAny('$', '`', '\\') < 0)))
            {
                return new EmbeddedScript(content.ToString(), SourceMap.Offset(document.Content.Start, content.Length)) { Shell = shell, Host = RunHost, AcceptsFixes = true };
            }
        }

        // The lines that ended the documents are not kept; they say no more than the delimiters.
        var text = new StringBuilder(instruction.Arguments);
        var segments = new List<SourceMap.Segment>();
        foreach (var document in instruction.HereDocuments)
        {
            Append("\n", new TextSpan(document.Content.Start, 0));
            Append(source[document.Content].TrimEnd('\n').ToString(), document.Content with { Length = source[document.Content].TrimEnd('\n').Length });
            Append(document.Content.Length == 0 ? document.Delimiter : "\n" + document.Delimiter, new TextSpan(document.Content.End, 0));
        }

        return new EmbeddedScript(text.ToString(), instruction.Map.Append(segments)) { Host = RunHost };

        void Append(string part, TextSpan place)
        {
            segments.Add(new SourceMap.Segment(text.Length, part.Length, place));
            _ = text.Append(part);
        }
    }

    /// <summary>
    /// The program that gets the here-document on standard input, as in <c>RUN &lt;&lt;EOF bash -e</c>; empty where the document itself is what RUN
    /// runs, null where there is more to the command.
    /// </summary>
    private static string? CommandAround(Instruction instruction)
    {
        var words = instruction.Arguments.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var others = words.Where(word => !word.StartsWith("<<", StringComparison.Ordinal)).ToArray();
        return others.Length == words.Length - 1 && others.Skip(1).All(word => word.StartsWith('-') && word != "-c") ? string.Join(' ', others) : null;
    }

    /// <summary>What a script's first line names; empty where it names nothing.</summary>
    private static string InterpreterOf(ReadOnlySpan<char> script)
    {
        var end = script.IndexOfAny('\r', '\n');
        return script.StartsWith("#!") ? script[2..(end < 0 ? script.Length : end)].Trim().ToString() : "";
    }

    /// <summary>What holds at a place of a stage.</summary>
    /// <param name="Shell">What runs the shell form; null where it is no shell that is known here.</param>
    /// <param name="Environment">The names that ENV has set.</param>
    /// <param name="Arguments">The names that ARG has declared.</param>
    private sealed record State(ShellInvocation? Shell, ImmutableArray<string> Environment, ImmutableArray<string> Arguments)
    {
        public ImmutableArray<string> Variables => [.. Predefined, .. Environment, .. Arguments];

        public static State Of(Stage stage, (bool IsThere, ShellInvocation? Shell) pragma) =>
            new(pragma.IsThere ? pragma.Shell : DockerDomain.IsWindows(stage) ? null : ShellInvocation.Posix, [], []);

        /// <summary>An ARG holds for the stage that declares it; the rest is part of the image.</summary>
        public State ForNextBuild() => this with { Arguments = [] };

        public State After(Instruction instruction) => instruction.Name switch
        {
            "SHELL" => this with { Shell = ShellInvocation.Parse(instruction.Words.Select(word => word.Value)) },
            "ENV" => this with { Environment = [.. Environment, .. NamesOf(instruction)] },
            "ARG" => this with { Arguments = [.. Arguments, .. NamesOf(instruction)] },
            _ => this,
        };

        private static IEnumerable<string> NamesOf(Instruction instruction) =>
            (IsOldForm(instruction) ? instruction.Words.Take(1) : instruction.Words).Select(word => word.Value.Split('=')[0]).Where(IsName).Distinct(StringComparer.Ordinal);

        /// <summary><c>ENV name value</c>, where all behind the name is its value.</summary>
        private static bool IsOldForm(Instruction instruction) => instruction.Is("ENV") && !instruction.Words.IsEmpty && !instruction.Words[0].Raw.Contains('=', StringComparison.Ordinal);

        private static bool IsName(string text) =>
            text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
    }
}
