namespace A11.Core.Shell.Flow;

/// <summary>What a value does where it is expanded without quotes.</summary>
internal enum ValueShape
{
    /// <summary>It is one word, whatever happens: neither blanks nor characters of a pattern are in it, and it is not empty.</summary>
    Word,

    /// <summary>It is empty, so that no word is left of it.</summary>
    Empty,

    /// <summary>It may be anything.</summary>
    Any,
}
