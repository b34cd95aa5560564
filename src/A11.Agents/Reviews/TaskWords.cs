using System.Collections.Immutable;
using A11.Core.Tasks;

namespace A11.Agents.Reviews;

/// <summary>What a task asks for in its own words. What it asks for is no surprise, whatever it is: the rules and the boundary say what is allowed.</summary>
internal sealed class TaskWords
{
    private static readonly char[] SentenceEnds = ['.', ';', '\n'];

    private static readonly string[] Negations = ["no", "not", "never", "without", "non", "none", "nothing", "don", "doesn", "mustn", "shouldn", "avoid", "forbid"];

    private static readonly string[] Removals =
        ["remov", "delet", "drop", "disabl", "replac", "mov", "renam", "relax", "loosen", "unpin", "merg", "split", "skip", "without", "no", "not", "stop", "off", "instead", "only", "obsolet", "allow", "optional"];

    private readonly string _text;
    private readonly ImmutableArray<ImmutableArray<string>> _sentences;

    /// <summary>Reads a task.</summary>
    public TaskWords(DevOpsTask task)
    {
        string[] parts = [task.Title, task.Description ?? "", .. task.AcceptanceCriteria];
        _text = string.Join('\n', parts);
        _sentences = [.. parts.SelectMany(part => part.Split(SentenceEnds)).Select(WordsOf).Where(words => !words.IsEmpty)];
    }

    /// <summary>The words of a text in lower case.</summary>
    public static ImmutableArray<string> WordsOf(string text) =>
        [.. string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether it names something literally.</summary>
    public bool Mentions(string name) => name.Length > 0 && _text.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a sentence that denies nothing has a word that begins with one of these.</summary>
    public bool Requests(ImmutableArray<string> stems) => _sentences.Any(words => Has(words, stems) && !words.Any(Negations.Contains));

    /// <summary>Whether a sentence speaks of taking away what one of these stands for.</summary>
    public bool RequestsRemoval(ImmutableArray<string> stems) => _sentences.Any(words => Has(words, stems) && Has(words, [.. Removals]));

    private static bool Has(ImmutableArray<string> words, ImmutableArray<string> stems) => words.Any(word => stems.Any(stem => stem.Length < 4 ? word == stem : word.StartsWith(stem, StringComparison.Ordinal)));
}
