using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Packages;

/// <summary>A call of a package manager.</summary>
/// <param name="Command">The command as the shell sees it.</param>
/// <param name="Manager">How its line is read.</param>
/// <param name="Program">The program's name without its folder; <c>pip</c> for <c>python -m pip</c>.</param>
/// <param name="Verb">The verb, of two words with one blank between; empty where there is none.</param>
/// <param name="VerbSpan">Where the verb stands; the program's place where there is none.</param>
/// <param name="Action">What it does.</param>
/// <param name="Operands">What follows the verb and is neither an option nor an option's value.</param>
internal sealed record PackageCommand(
    ShellCommand Command,
    PackageManager Manager,
    string Program,
    string Verb,
    TextSpan VerbSpan,
    PackageAction Action,
    ImmutableArray<ShellWord> Operands)
{
    /// <summary>Options by which a call changes nothing, as all managers that have them use them; <c>go run</c> gives them to the program, and gem's <c>--version</c> takes a value.</summary>
    private static readonly string[] Questions = ["--help", "-h", "--version", "--dry-run", "--simulate", "--just-print", "--no-act", "--recon", "--print-uris", "--assumeno"];

    /// <summary>From the program to the verb.</summary>
    public TextSpan Span => Command.Words[0].Span.Union(VerbSpan);

    /// <summary>Reads a command; null where it is no package manager's.</summary>
    public static PackageCommand? Read(ShellCommand command)
    {
        if (command.Name is not { } program)
        {
            return null;
        }

        var skipped = 1;
        if (program.StartsWith("python", StringComparison.Ordinal) && command.Words is [_, { Value: "-m" }, { ConstantValue: "pip" or "pipx" }, ..])
        {
            program = command.Words[2].Value;
            skipped = 3;
        }

        return PackageManagers.Find(program) is { } manager ? Read(command, manager, program, skipped) : null;
    }

    /// <summary>The value of an option; null where it is not given.</summary>
    public ShellWord? ValueOf(params ReadOnlySpan<string> names)
    {
        for (var i = 1; i + 1 < Command.Words.Length; i++)
        {
            if (names.Contains(Command.Words[i].Value))
            {
                return Command.Words[i + 1];
            }
        }

        return null;
    }

    private static PackageCommand Read(ShellCommand command, PackageManager manager, string program, int skipped)
    {
        var words = ReadOperands(command.Words, manager, skipped);
        if (words.IsEmpty || IsQuestion(command.Words, manager, skipped))
        {
            return new PackageCommand(command, manager, program, "", command.Words[skipped - 1].Span, PackageAction.Other, []);
        }

        var isGroup = words.Length > 1 && manager.VerbGroups.Contains(words[0].Value);
        var verb = isGroup ? $"{words[0].Value} {words[1].Value}" : words[0].Value;
        var verbSpan = isGroup ? words[0].Span.Union(words[1].Span) : words[0].Span;
        return new PackageCommand(command, manager, program, verb, verbSpan, manager.ActionOf(verb), words[(isGroup ? 2 : 1)..]);
    }

    /// <summary>Whether an option makes it print what it would do, or how it is used, and do nothing.</summary>
    private static bool IsQuestion(ImmutableArray<ShellWord> words, PackageManager manager, int start) =>
        words.Skip(start).TakeWhile(static word => word.Value != "--").Any(word => Questions.Contains(word.Value) && !manager.ValueOptions.Contains(word.Value))
        && !(manager == PackageManagers.Go && words.Skip(start).Any(static word => word.Value == "run"));

    private static ImmutableArray<ShellWord> ReadOperands(ImmutableArray<ShellWord> words, PackageManager manager, int start)
    {
        var operands = ImmutableArray.CreateBuilder<ShellWord>();
        for (var i = start; i < words.Length; i++)
        {
            var value = words[i].Value;
            if (value == "--")
            {
                // What follows is operands; for gem, the options of the build that it starts.
                return manager.PassesUnknownOptionsOn ? operands.ToImmutable() : [.. operands, .. words[(i + 1)..]];
            }

            if (value is not ['-', _, ..])
            {
                operands.Add(words[i]);
            }
            else if (TakesValue(value, manager))
            {
                i++;
            }
            else if (manager.PassesUnknownOptionsOn && !IsKnown(value, manager))
            {
                break;
            }
        }

        return operands.ToImmutable();
    }

    /// <summary>Whether the next word is the option's value: <c>-t stable</c>, or <c>-yt stable</c> with the value's option last of a group.</summary>
    private static bool TakesValue(string option, PackageManager manager)
    {
        foreach (var known in manager.ValueOptions)
        {
            if (option == known || (known.Length == 2 && option.Length > 2 && option[1] != '-' && option[^1] == known[1] && option.AsSpan(1).IndexOfAnyExceptInRange('A', 'z') < 0 && manager != PackageManagers.Go))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnown(string option, PackageManager manager)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? option : option[..equals];
        return manager.Switches.Contains(name) || manager.ValueOptions.Contains(name);
    }
}
