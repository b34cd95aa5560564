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
    private bool _mayInstall;
    private bool _installs;
    private bool _isQuotedCode;
    private readonly Queue<(string End, LineRole Role)> _hereDocuments = new();

    /// <summary>The quote that is open at the end of what was read of a script; a null character where none is.</summary>
    public char Quote { get; private set; }

    /// <summary>A script ends: nothing of it goes on in the next one.</summary>
    public void EndScript()
    {
        Quote = '\0';
        _isContinued = false;
        _hereDocuments.Clear();
    }

    /// <summary>The role of a line of a here-document; null where the line belongs to none.</summary>
    public LineRole? BodyRole(TextSpan line)
    {
        if (!_hereDocuments.TryPeek(out var document))
        {
            return null;
        }

        if (text.AsSpan(line.Start, line.Length).Trim().SequenceEqual(document.End))
        {
            _ = _hereDocuments.Dequeue();
            return LineRole.Value;
        }

        return document.Role;
    }

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
        var quote = isShell ? Quote : '\0';
        if (isShell && !_isContinued && (quote == '\0' || _isQuotedCode))
        {
            BeginCommand();
        }

        for (var at = part.Start; at < part.End;)
        {
            var length = text.AsSpan(at, part.End - at).IndexOfAny(Separators);
            var end = length < 0 ? part.End : at + length;
            if (end > at)
            {
                AddWord(words, TextSpan.FromBounds(at, end), role, quote != '\0', end < part.End && text[end] == '=');
            }

            if (isShell && end < part.End && quote == '\0')
            {
                FindHereDocument(part, end);
            }

            if (end < part.End)
            {
                quote = Pass(end, quote);
            }

            at = end + 1;
        }

        if (isShell)
        {
            Quote = quote;
            _isContinued = text.AsSpan(part.Start, part.Length).TrimEnd().EndsWith("\\");
        }

        return words.ToImmutable();
    }

    /// <summary>A here-document begins where <c>&lt;&lt;</c> and a word stand (not <c>&lt;&lt;&lt;</c>, nor a shift in arithmetic). What a shell or none reads is a script.</summary>
    private void FindHereDocument(TextSpan part, int at)
    {
        var before = text.AsSpan(part.Start, at - part.Start);
        var content = text.AsSpan(at, part.End - at);
        if (!content.StartsWith("<<") || content.StartsWith("<<<") || before.EndsWith("<") || before.LastIndexOf("((") > before.LastIndexOf("))"))
        {
            return;
        }

        var word = content[2..].TrimStart("- \t").TrimStart("\"'\\");
        var length = word.IndexOfAny(Separators);
        word = (length < 0 ? word : word[..length]).TrimEnd('\\');
        if (word.Length > 0 && !char.IsAsciiDigit(word[0]) && word[0] != '$')
        {
            _hereDocuments.Enqueue((word.ToString(), _command is "" or "ssh" or "su" ? LineRole.Shell : _command is "cat" or "echo" or "tee" ? LineRole.Prose : LineRole.Value));
        }
    }

    private void BeginCommand()
    {
        _isCommandNext = true;
        _command = "";
        _last = "";
        _mayInstall = false;
        _installs = false;
    }

    /// <summary>Goes past a separator; gives the quote that is open behind it.</summary>
    private char Pass(int at, char quote)
    {
        var character = text[at];
        var isSubstitution = quote != '\'' && (character == '`' || (character == '(' && at > 0 && text[at - 1] == '$'));
        if (isSubstitution || ((quote == '\0' || (_isQuotedCode && quote != character)) && character is ';' or '|' or '&' or '(' or '{'))
        {
            BeginCommand();
        }

        if (character is not ('"' or '\'') || (quote != '\0' && quote != character) || (quote != '\'' && at > 0 && text[at - 1] == '\\'))
        {
            return quote;
        }

        // A quoted word where a command is expected is one (sh -c '…').
        _isQuotedCode = quote == '\0' && _isCommandNext && _last.Length > 0;
        return quote == '\0' ? character : '\0';
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
        var authority = length < 0 ? rest : rest[..length];
        host += authority.LastIndexOf('@') + 1;
        var end = host + HostName.LengthIn(authority[(authority.LastIndexOf('@') + 1)..]);
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
            _mayInstall = IsPackageManager(_command);
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

        if (IsPython(_command) && last == "-m")
        {
            // The module takes the interpreter's place.
            _command = word;
            _mayInstall = IsPackageManager(word);
        }

        _mayInstall &= !PassesOn(word);
        _installs |= _mayInstall && IsInstallVerb(word, last);
        return (isQuoted ? PlaceKind.Value : PlaceKind.Code, default);
    }

    /// <summary>Whether what stands behind a word is another program's: a script that is run, or all behind <c>--</c>.</summary>
    private bool PassesOn(string word) =>
        word is "--" or "run" or "run-script" or "exec"
        || (IsPython(_command) && word[0] != '-');

    private bool IsInstallVerb(string word, string last) =>
        _command == "dotnet" ? word is "install" or "package" || (word == "add" && last == "package") : InstallVerbs.Contains(word);

    private static bool IsPackageManager(string command) =>
        PackageManagers.Find(command) is not null || IsPython(command) || command is "brew" or "cargo" or "poetry" or "uv" or "composer" or "dotnet";

    private static bool IsPython(string command) => command.StartsWith("python", StringComparison.Ordinal);
}
