using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>A domain whose files say how an image is built.</summary>
internal interface IImageSource
{
    /// <summary>What a file that the domain claims builds; null where it builds nothing.</summary>
    ImageFact? ImageOf(SourceFile file);
}
