namespace A11.Core.Characters;

/// <summary>In which way a character is not what a reader sees.</summary>
internal enum CharacterKind
{
    /// <summary>It is seen as what it is.</summary>
    Visible,

    /// <summary>It turns the reading direction of what follows (Unicode Standard Annex 9: embeddings, overrides, isolates).</summary>
    Direction,

    /// <summary>An implicit mark of direction, which writers of right-to-left scripts need now and then.</summary>
    DirectionMark,

    /// <summary>A tag, which repeats ASCII unseen.</summary>
    Tag,

    /// <summary>A line break that only some readers take for one.</summary>
    LineBreak,

    /// <summary>It has no width.</summary>
    Invisible,

    /// <summary>A space that is not the one that separates words.</summary>
    Space,

    /// <summary>What it looks like depends on the font.</summary>
    PrivateUse,
}
