// SPDX-License-Identifier: Apache-2.0
#include "app/eye_words.h"

namespace carded::app {

std::string_view toSentence(scanner::SourceError error) noexcept
{
    using scanner::SourceError;
    switch (error) {
    case SourceError::NotFound:
        return "there is nothing of this name. Check the path.";
    case SourceError::NotReadable:
        return "it cannot be read. Check that it is a regular file and that this user may read it.";
    case SourceError::Empty:
        return "the file is empty. Save it again.";
    case SourceError::TooLarge:
        return "the file is larger than 64 MiB. Use a smaller picture.";
    case SourceError::NotAPicture:
        return "it is not a picture. Use PNG, JPEG, WebP or BMP, or a video.";
    case SourceError::TooManyPixels:
        return "the picture has more than 40 million pixels. Use a smaller one.";
    case SourceError::BrokenPicture:
        return "the picture is cut short or damaged. Save it again.";
    case SourceError::EmptyFolder:
        return "there is no picture in this folder. Names of pictures end in .png, .jpg, .jpeg, .webp or .bmp.";
    case SourceError::NotAVideo:
        return "it is not a video that this computer can read. Use AVI, MP4, Matroska, WebM, MPEG or Ogg.";
    case SourceError::BrokenVideo:
        return "the video is cut short or damaged; what came before was read. Save it again for the rest.";
    case SourceError::NoCamera:
        return "the camera is missing, or another program uses it. Plug it in, or close the other program.";
    case SourceError::CameraLost:
        return "the camera gives no pictures any more. Check its cable.";
    case SourceError::DecoderFailed:
        return "the picture could not be searched for codes. Try again; if that does not help, use another picture.";
    case SourceError::CameraBlack:
        return "the camera's picture is black. Take away what covers it, or make light.";
    case SourceError::CameraFrozen:
        return "the camera shows one picture again and again. Unplug it and plug it in again.";
    }
    return "it cannot be read.";
}

std::string_view toSentence(scanner::EyeError error) noexcept
{
    using scanner::EyeError;
    switch (error) {
    case EyeError::ProgramMissing:
        return "its helper program carded-eye is not there. Install the package again.";
    case EyeError::StartFailed:
        return "its helper program carded-eye could not be started. Is the computer out of memory?";
    case EyeError::Died:
        return "its helper program carded-eye ended early. Try again; if it happens again, report it.";
    case EyeError::Lied:
        return "its helper program carded-eye sent what cannot be. Install the package again.";
    case EyeError::WrongVersion:
        return "its helper program carded-eye is of another version. Install the package again.";
    case EyeError::TimedOut:
        return "its helper program carded-eye said nothing for a minute. Try a smaller picture.";
    }
    return "its helper program carded-eye failed.";
}

} // namespace carded::app
