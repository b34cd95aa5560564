using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Commands;

/// <summary>A pattern of <c>commands.txt</c>, where its signs are explained.</summary>
internal sealed class CommandPattern
{
    private readonly ImmutableArray<ImmutableArray<string>> _words;
    private readonly ImmutableArray<string> _goals;
    private readonly ImmutableArray<ImmutableArray<string>> _required;
    private readonly ImmutableArray<string> _excluded;
    private readonly bool _isBare;

    private CommandPattern(ImmutableArray<string> parts)
    {
        Programs = Alternatives(parts[0]);
        _words = [.. parts.Skip(1).Where(IsWord).Select(Alternatives)];
        _goals = [.. parts.Where(part => part is ['~', ..]).SelectMany(part => Alternatives(part[1..]))];
        _required = [.. parts.Where(part => part is ['-', ..]).Select(Alternatives)];
        _excluded = [.. parts.Where(part => part is ['!', _, ..]).SelectMany(part => Alternatives(part[1..]))];
        ScriptOptions = [.. parts.Where(part => part is ['@', ..]).SelectMany(part => Alternatives(part[1..]))];
        OwnWords = parts.Where(part => part is ['+', ..]).Select(part => part[1] - '0').FirstOrDefault();
        HasScripts = parts.Contains("each");
        StartsLast = parts.Contains("last");
        IsOpen = parts.Contains("%");
        _isBare = parts.Contains(".");
        IsRunner = parts.Contains("*");
        Names = parts.Contains("#") ? [] : NamesOf();
    }

    /// <summary>The programs.</summary>
    public ImmutableArray<string> Programs { get; }

    /// <summary>What criteria call the command: <c>pytest</c>, <c>go test</c>.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Whether the command's own configuration says which tools it starts.</summary>
    public bool IsRunner { get; }

    /// <summary>Whether a definition elsewhere says what it does, so that it may serve the purpose that its words or its place name.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether its last word is a script.</summary>
    public bool StartsLast { get; }

    /// <summary>Options whose value is a script.</summary>
    public ImmutableArray<string> ScriptOptions { get; }

    /// <summary>Whether each of its words is a script.</summary>
    public bool HasScripts { get; }

    /// <summary>How many words between the pattern and the command that it starts are its own.</summary>
    public int OwnWords { get; }

    /// <summary>Whether the program alone decides.</summary>
    public bool IsProgramAlone => _words.IsEmpty && _goals.IsEmpty && _required.IsEmpty;

    /// <summary>Reads a pattern.</summary>
    public static CommandPattern Parse(IEnumerable<string> parts) => new([.. parts]);

    /// <summary>Whether a command is of the pattern, an option aside that makes it do something else.</summary>
    public bool IsMatch(CommandLine command) => CountWords(command) >= 0
        && (_goals.IsEmpty || command.Operands.Any(operand => _goals.Any(goal => IsGoal(operand.Value, goal))))
        && _required.All(options => command.FindActive(options) is not null)
        && (!_isBare || command.Operands.IsEmpty);

    /// <summary>The option that makes the command do something else, or nothing; null where there is none.</summary>
    public string? ExclusionIn(CommandLine command) => OwnExclusionIn(command) ?? command.Question;

    /// <summary>The option that the pattern itself excludes; null where there is none.</summary>
    public string? OwnExclusionIn(CommandLine command) => command.FindActive(_excluded) ?? command.Operands.Select(operand => operand.Value).FirstOrDefault(_excluded.Contains);

    /// <summary>How many of the command's operands the pattern takes; -1 where they are others.</summary>
    public int CountWords(CommandLine command)
    {
        var taken = 0;
        foreach (var alternatives in _words)
        {
            var length = alternatives.Select(word => LengthOf(word, command, taken)).Max();
            if (length == 0)
            {
                return -1;
            }

            taken += length;
        }

        return taken;
    }

    /// <summary>The first word of the command that it starts; the number of words where it starts none.</summary>
    public int StartOfInner(CommandLine command)
    {
        if (!_required.IsEmpty)
        {
            return command.IndexOfOption(_required[^1]) + 1;
        }

        var taken = CountWords(command) + OwnWords;
        return taken < command.Operands.Length ? command.Operands[taken].Index : command.Words.Length;
    }

    private static ImmutableArray<string> Alternatives(string part) => [.. part.Split('|')];

    private static bool IsWord(string part) => part is not ("*" or "#" or "%" or "." or "each" or "last" or ['~' or '-' or '!' or '@' or '+', ..]);

    /// <summary>How many operands a word of the pattern stands for: one that is written so, or one for each of its parts; 0 where others stand there.</summary>
    private static int LengthOf(string word, CommandLine command, int start)
    {
        var left = command.Operands.AsSpan()[Math.Min(start, command.Operands.Length)..];
        if (left.Length > 0 && left[0].Value == word)
        {
            return 1;
        }

        var parts = word.Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts.Length == 1 || i >= left.Length || left[i].Value != parts[i])
            {
                return 0;
            }
        }

        return parts.Length;
    }

    private static bool IsGoal(string operand, string goal) =>
        operand == goal || (operand.EndsWith(goal, StringComparison.Ordinal) && operand[^(goal.Length + 1)] == ':');

    private ImmutableArray<string> NamesOf()
    {
        var seconds = _words.IsEmpty ? _goals : _words[0];
        return seconds.IsEmpty && _required.IsEmpty ? Programs : [.. Programs.SelectMany(program => seconds.Select(second => $"{program} {second.Replace(':', ' ')}"))];
    }
}
