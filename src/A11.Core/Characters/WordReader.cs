using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Packages;
using A11.Core.Text;

namespace A11.Core.Characters;

/// <summary>Tells the words of a line apart. What a command is goes on over lines that end with a backslash.</summary>
/// <param name="text">The file's text.</param>
internal sealed class WordReader(string text)
{
    private const string FromOption = "--from=";
    private const string HostStart = "://";

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\"'`,;()[]{}<>|&=");
    private static readonly SearchValues<char> HostEnds = SearchValues.Create("/?#\\");

    /// <summary>Words before which, and after which, a command begins.</summary>
    private static readonly string[] Prefixes =
        ["sudo", "env", "exec", "time", "nohup", "command", "then", "do", "else", "elif", "if", "while", "until", "!", "CMD", "NONE", "@", "-", "+", "\\", "bash", "sh", "-c", "-e", "-ec", "-eux", "-exc", "-ex", "-x", "-u"];

    private static readonly string[] InstallVerbs = ["install", "add", "i", "get", "reinstall"];

    private static readonly string[] ValueOptions = ["-r", "-c", "-e", "-t", "-f", "-i", "-o", "--requirement", "--constraint", "--editable", "--target", "--prefix", "--find-links"];

    private bool _isCommandNext = true;
    private bool _isContinued;
    private string _command = "";
    private string _last = "";
    private bool _installs;

    /// <summary>The words of a part of a line, in their order; none lies in another.</summary>
    public ImmutableArray<TextWord> Read(TextSpan part, LineRole role) => role switch
    {
        _ when part.Length == 0 => [],
        LineRole.Action or LineRole.Image => ReadName(part, role == LineRole.Action ? NameKind.Action : NameKind.Image),
        _ => ReadWords(part, role),
    };

    /// <summary>The first word, which may be quoted; <c>FROM image AS stage</c> has others behind it.</summary>
    private ImmutableArray<TextWord> ReadName(TextSpan part, NameKind kind)
    {
        var value = text.AsSpan(part.Start, part.Length);
        var start = part.Start + (value.Length - value.TrimStart("\"' \t").Length);
        var rest = text.AsSpan(start, part.End - start);
        var length = rest.IndexOfAny("\"' \t\\");
        var end = length < 0 ? part.End : start + length;
        var others = ReadWords(TextSpan.FromBounds(end, part.End), LineRole.Value);
        return [new TextWord(TextSpan.FromBounds(start, end), PlaceKind.Name, kind), .. others];
    }

    private ImmutableArray<TextWord> ReadWords(TextSpan part, LineRole role)
    {
        var words = ImmutableArray.CreateBuilder<TextWord>();
        var isShell = role == LineRole.Shell;
        if (isShell && !_isContinued)
        {
            BeginCommand();
        }

        var quote = '\0';
        for (var at = part.Start; at < part.End;)
        {
            var length = text.AsSpan(at, part.End - at).IndexOfAny(Separators);
            var end = length < 0 ? part.End : at + length;
            if (end > at)
            {
                AddWord(words, TextSpan.FromBounds(at, end), role, quote != '\0', end < part.End && text[end] == '=');
            }

            if (end < part.End)
            {
                quote = Pass(end, quote);
            }

            at = end + 1;
        }

        _isContinued = isShell && text.AsSpan(part.Start, part.Length).TrimEnd().EndsWith("\\");
        return words.ToImmutable();
    }

    private void BeginCommand()
    {
        _isCommandNext = true;
        _command = "";
        _last = "";
        _installs = false;
    }

    /// <summary>Goes past a separator; gives the quote that is open behind it.</summary>
    private char Pass(int at, char quote)
    {
        var character = text[at];
        var isSubstitution = character == '`' || (character == '(' && at > 0 && text[at - 1] == '$');
        if (isSubstitution || (quote == '\0' && character is ';' or '|' or '&' or '(' or '{'))
        {
            BeginCommand();
        }

        return character is not ('"' or '\'') ? quote : quote == '\0' ? character : quote == character ? '\0' : quote;
    }

    private void AddWord(ImmutableArray<TextWord>.Builder words, TextSpan span, LineRole role, bool isQuoted, bool isAssigned)
    {
        var word = text.AsSpan(span.Start, span.Length);
        var (place, what) = role switch
        {
            LineRole.Shell => Classify(word.ToString(), isQuoted, isAssigned),
            LineRole.Prose => (PlaceKind.Prose, default),
            _ => word.StartsWith("--from") || (span.Start >= FromOption.Length && text.AsSpan(span.Start - FromOption.Length, FromOption.Length).SequenceEqual(FromOption)) ? (PlaceKind.Name, NameKind.Image) : (PlaceKind.Value, default),
        };
        var host = word.IndexOf(HostStart);
        if (host < 0 || place is PlaceKind.Prose)
        {
            words.Add(new TextWord(span, place, what));
            return;
        }

        AddUrl(words, span, span.Start + host + HostStart.Length, place);
    }

    /// <summary>The host of a URL is a name; what stands around it is what it was.</summary>
    private void AddUrl(ImmutableArray<TextWord>.Builder words, TextSpan span, int host, PlaceKind place)
    {
        var rest = text.AsSpan(host, span.End - host);
        var length = rest.IndexOfAny(HostEnds);
        var end = length < 0 ? span.End : host + length;
        var user = text.AsSpan(host, end - host).LastIndexOf('@');
        host += user + 1;
        var around = place == PlaceKind.Name ? PlaceKind.Code : place;
        words.Add(new TextWord(TextSpan.FromBounds(span.Start, host), around));
        words.Add(new TextWord(TextSpan.FromBounds(host, end), PlaceKind.Name, NameKind.Host));
        words.Add(new TextWord(TextSpan.FromBounds(end, span.End), around));
    }

    private (PlaceKind Place, NameKind What) Classify(string word, bool isQuoted, bool isAssigned)
    {
        var last = _last;
        _last = word;
        if (_isCommandNext)
        {
            if (isAssigned || Prefixes.Contains(word))
            {
                return (PlaceKind.Name, NameKind.Command);
            }

            _isCommandNext = false;
            _command = word.TrimStart('@', '-', '+');
            return (PlaceKind.Name, NameKind.Command);
        }

        if (_command is "echo" or "printf")
        {
            return (PlaceKind.Prose, default);
        }

        if (_installs && word[0] is not ('-' or '.' or '/' or '$') && !ValueOptions.Contains(last))
        {
            return (PlaceKind.Name, NameKind.Package);
        }

        _installs |= InstallVerbs.Contains(word) && IsPackageManager(_command);
        return (isQuoted ? PlaceKind.Value : PlaceKind.Code, default);
    }

    private static bool IsPackageManager(string command) =>
        PackageManagers.Find(command) is not null || command.StartsWith("python", StringComparison.Ordinal) || command is "brew" or "cargo" or "poetry" or "uv" or "composer" or "dotnet";
}
