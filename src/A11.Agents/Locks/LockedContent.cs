using System.Buffers;
using System.Security.Cryptography;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Core.Files;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Locks;

/// <summary>
/// A file's content as the lock identifies it, the same on every system: in a text file (one without a NUL byte), CRLF is read as LF, so that a checkout
/// with other line endings has the same hash. A single CR stays. What must be equal byte for byte is compared by <see cref="ContentHash"/>.
/// </summary>
/// <param name="Bytes">The SHA-256 hash of the bytes, as locks of version 1 have it.</param>
/// <param name="Text">The SHA-256 hash with LF line endings; that of the bytes where the file is binary.</param>
internal readonly record struct LockedContent(string Bytes, string Text)
{
    /// <summary>The content of some bytes.</summary>
    public static LockedContent Create(ReadOnlySpan<byte> content)
    {
        using var hash = new Hash();
        hash.Append(content);
        return hash.Finish();
    }

    /// <summary>The content of a file in a repository; null where nothing is at the path.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <param name="isRegular">Whether a regular file is there that is reached through no link; where not, the content equals no file's.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not permitted.</exception>
    public static LockedContent? Read(string root, string path, out bool isRegular)
    {
        isRegular = true;
        try
        {
            using var folder = DirectoryHandle.Open(root);
            using var cursor = new DirectoryCursor(folder);
            var parent = cursor.Go(RepositoryPath.Directory(path));
            var name = Path.GetFileName(path);
            switch (parent.Find(name)?.Kind)
            {
                case null:
                    return null;
                case EntryKind.File:
                    using (var file = parent.OpenFile(name))
                    {
                        return Create(file);
                    }

                default:
                    isRegular = false;
                    return default(LockedContent);
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (LinkException)
        {
            isRegular = false;
            return default(LockedContent);
        }
    }

    private static LockedContent Create(SafeFileHandle file)
    {
        const int Block = 64 * 1024;
        using var hash = new Hash();
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            long length = 0;
            while (RandomAccess.Read(file, buffer, length) is > 0 and var count)
            {
                hash.Append(buffer.AsSpan(0, count));
                length += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return hash.Finish();
    }

    /// <summary>Both hashes in one pass; whether the file is text is known only at its end.</summary>
    private sealed class Hash : IDisposable
    {
        private const byte CarriageReturn = (byte)'\r';
        private const byte LineFeed = (byte)'\n';

        private readonly IncrementalHash _bytes = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly IncrementalHash _text = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private bool _isBinary;
        private bool _endsWithCarriageReturn;

        public void Append(ReadOnlySpan<byte> block)
        {
            _bytes.AppendData(block);
            _isBinary = _isBinary || block.Contains((byte)0);
            if (!_isBinary && !block.IsEmpty)
            {
                AppendText(block);
            }
        }

        public LockedContent Finish()
        {
            AppendHeldBack(next: null);
            var bytes = Convert.ToHexStringLower(_bytes.GetCurrentHash());
            return new LockedContent(bytes, _isBinary ? bytes : Convert.ToHexStringLower(_text.GetCurrentHash()));
        }

        public void Dispose()
        {
            _bytes.Dispose();
            _text.Dispose();
        }

        private void AppendText(ReadOnlySpan<byte> block)
        {
            AppendHeldBack(block[0]);
            while (block.IndexOf(CarriageReturn) is >= 0 and var at)
            {
                if (at == block.Length - 1)
                {
                    // What it is depends on the next block.
                    _endsWithCarriageReturn = true;
                    break;
                }

                _text.AppendData(block[..(block[at + 1] == LineFeed ? at : at + 1)]);
                block = block[(at + 1)..];
            }

            _text.AppendData(_endsWithCarriageReturn ? block[..^1] : block);
        }

        private void AppendHeldBack(byte? next)
        {
            if (_endsWithCarriageReturn && next != LineFeed)
            {
                _text.AppendData([CarriageReturn]);
            }

            _endsWithCarriageReturn = false;
        }
    }
}
