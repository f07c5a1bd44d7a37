// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "precompiled_std.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QString>
#include <QTimer>
#include <QWidget>
