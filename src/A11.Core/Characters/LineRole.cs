namespace A11.Core.Characters;

/// <summary>What a line, or the value on it, is for.</summary>
internal enum LineRole
{
    /// <summary>A value of any kind.</summary>
    Value,

    /// <summary>Text for people.</summary>
    Prose,

    /// <summary>Commands of a shell, or the words of one.</summary>
    Shell,

    /// <summary>The name of an action.</summary>
    Action,

    /// <summary>The name of an image.</summary>
    Image,
}
